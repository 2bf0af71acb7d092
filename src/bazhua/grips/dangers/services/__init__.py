"""Recording hidden dangers and moving them along their table: the only writers."""
