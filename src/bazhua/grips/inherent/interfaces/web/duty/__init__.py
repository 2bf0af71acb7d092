"""Pages of daily commitments, of inspections by name, and of the live risk."""
