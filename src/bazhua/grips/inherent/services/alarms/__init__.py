"""Alarms: taken over from what the engine tells, and answered by people."""
