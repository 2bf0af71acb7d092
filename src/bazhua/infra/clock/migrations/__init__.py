"""Migrations of the clock."""
