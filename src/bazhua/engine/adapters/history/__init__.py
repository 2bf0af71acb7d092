"""History of points: closed chunks, minutes, what is still open, and reading all of them as one."""
