"""Tables of the forms."""
