"""Regions: entered from the divisions, renamed, and put elsewhere with all that stands there."""
