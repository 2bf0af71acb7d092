"""Pure rules and values of `dangers`."""
