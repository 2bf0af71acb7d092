"""Where providers say what became of a message, and bring the answers of persons."""
