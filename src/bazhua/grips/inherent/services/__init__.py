"""Setting up what is watched, and dealing with its alarms: the only writers."""
