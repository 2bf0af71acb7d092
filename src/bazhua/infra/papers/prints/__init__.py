"""Prints beside the official sheet: a table of figures as PDF, a paper as a Word file."""
