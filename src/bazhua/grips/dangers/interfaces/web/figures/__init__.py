"""Figures of hidden dangers, each number a link to its records."""
