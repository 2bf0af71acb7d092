"""Pages of the connection register and of what was put aside."""
