"""Visits to enterprises as those who make and direct them see them."""
