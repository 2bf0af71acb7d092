"""Hidden dangers for programs."""
