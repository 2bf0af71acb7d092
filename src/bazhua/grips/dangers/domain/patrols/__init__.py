"""Patrols that an enterprise has set itself: how often, what is looked at, what a no leads to."""
