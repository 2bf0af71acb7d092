"""Tables of the sign-offs."""
