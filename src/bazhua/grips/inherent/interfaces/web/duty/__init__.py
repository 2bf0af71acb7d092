"""Pages of daily commitments and of the live risk."""
