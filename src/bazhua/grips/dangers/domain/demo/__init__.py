"""Hidden dangers of a demonstration, composed from a seed number."""
