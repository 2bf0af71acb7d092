"""Pages of inherent safety."""
