"""Values that the database keeps but cannot read, and hashes that find them again."""
