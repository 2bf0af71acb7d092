"""Pages of regions, bodies and enterprises, and the one search."""
