"""Patrols are set by their enterprise, changed, ended, and walked."""
