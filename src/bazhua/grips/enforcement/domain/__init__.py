"""Pure rules and values of `enforcement`."""
