"""Commitments, as pages and services read them."""
