"""PostgreSQL from binaries: find them, make a cluster, start it, know when it answers."""
