"""Pages of what parks watch themselves."""
