"""The demonstration province as values: composed names and codes, nobody and nothing real."""
