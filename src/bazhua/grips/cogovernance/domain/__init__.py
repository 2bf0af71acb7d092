"""Pure rules and values of `cogovernance`."""
