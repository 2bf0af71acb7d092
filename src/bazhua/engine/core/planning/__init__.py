"""Definitions put into columns, from nothing or into a plan that is in force."""
