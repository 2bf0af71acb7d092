"""Pure rules and values of the registry."""
