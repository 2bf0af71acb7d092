"""Dated policy of `supervision`."""
