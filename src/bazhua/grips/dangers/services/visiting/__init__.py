"""Visits to enterprises are planned, made and ended; what is found on them is put on record."""
