"""Channels: one module for each way of reaching a person."""
