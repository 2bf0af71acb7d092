"""Pure rules and values of `training`."""
