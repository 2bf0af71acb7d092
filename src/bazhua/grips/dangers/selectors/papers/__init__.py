"""Reads of the official papers of hidden dangers, in the scope of who asks."""
