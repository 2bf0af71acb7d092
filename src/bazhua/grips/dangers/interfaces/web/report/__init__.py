"""Reporting from a phone: a page that waits for the network, and what it sends."""
