"""Reads of regions, bodies, enterprises and places."""
