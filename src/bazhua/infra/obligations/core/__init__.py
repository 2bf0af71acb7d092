"""The pure part: obligations as values and how they change; no Django, no clock, no I/O."""
