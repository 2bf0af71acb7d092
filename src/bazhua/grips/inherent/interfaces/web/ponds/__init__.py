"""Pages of tailings ponds by their warning."""
