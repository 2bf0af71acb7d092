"""Pure rules and values of `emergency`."""
