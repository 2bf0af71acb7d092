"""Hints to open pages, and passes to hear them; the gate carries them."""
