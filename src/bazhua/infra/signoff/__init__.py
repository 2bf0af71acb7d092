"""Signing in order by several persons: quorum, exclusions, delegation, content hash, strokes."""
