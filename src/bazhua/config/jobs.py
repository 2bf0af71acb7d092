"""Every kind of job; named, not imported, so that `bazhua up` can read the list without Django."""

JOBS: tuple[str, ...] = ()
"""Dotted names of the declarations, from ``interfaces/jobs.py`` of each part."""
