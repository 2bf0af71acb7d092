"""The clauses that the rules of each package cite."""
