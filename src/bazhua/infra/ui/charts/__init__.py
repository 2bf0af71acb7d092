"""Drawings of readings over time."""
