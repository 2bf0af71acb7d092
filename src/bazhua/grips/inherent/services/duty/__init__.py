"""Days are committed to."""
