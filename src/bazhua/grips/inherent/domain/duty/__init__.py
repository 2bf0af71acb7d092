"""Daily commitments, and what the persons who answer by name inspect."""
