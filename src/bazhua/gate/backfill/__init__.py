"""History from a file: read row by row, sent as batches of a gateway, each once."""
