"""Alarms as people see them."""
