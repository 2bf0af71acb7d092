"""The engine under load: readings judged in memory, and on their way from batches to disk."""
