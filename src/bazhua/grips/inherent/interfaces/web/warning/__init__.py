"""Pages of early warnings and of process units."""
