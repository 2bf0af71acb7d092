"""The alarm console, and the page of an alarm."""
