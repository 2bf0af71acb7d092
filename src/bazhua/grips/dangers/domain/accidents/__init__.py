"""Accidents: their grade, the clocks of their reports, the calendar of their investigation."""
