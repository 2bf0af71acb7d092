"""Pages by which an administrator looks after the accounts of persons."""
