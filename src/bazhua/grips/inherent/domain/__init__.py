"""Pure rules and values of `inherent`."""
