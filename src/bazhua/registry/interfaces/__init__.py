"""Pages, imports, ports of the registry."""
