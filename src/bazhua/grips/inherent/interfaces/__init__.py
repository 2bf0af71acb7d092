"""How others meet installations and alarms."""
