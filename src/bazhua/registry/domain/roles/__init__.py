"""Roles and their rights, as data."""
