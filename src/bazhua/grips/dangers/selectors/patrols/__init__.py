"""Patrols as they are read: what was set, how they stand now, how they were walked."""
