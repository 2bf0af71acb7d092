"""Layers of a map: what is spread over regions, and where it stands."""
