"""Alarms by the states of ISA-18.2: one point, one limit."""
