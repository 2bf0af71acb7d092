"""Reads of persons, posts and grants."""
