"""The pure part: rhythms, windows and the periods they make; no Django, no clock, no I/O."""
