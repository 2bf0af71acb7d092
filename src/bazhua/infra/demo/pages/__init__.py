"""The bar on every page of a demonstration."""
