"""Reads of hidden dangers, in the scope of who asks."""
