"""Pure rules and values of `supervision`."""
