"""Reads of installations, points and alarms, in the scope of who asks."""
