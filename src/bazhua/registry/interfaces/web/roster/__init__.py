"""Pages of the duty roster."""
