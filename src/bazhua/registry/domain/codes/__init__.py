"""Codes of enterprises and persons, by their standards."""
