"""Patrols on the desk: the list of a scope, one with how it was walked, setting and changing it."""
