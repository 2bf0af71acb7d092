"""Pure rules on persons: masks, numbers, refusals."""
