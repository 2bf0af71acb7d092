"""What may be done with accounts; the only writers of their tables."""
