"""Figures are read from cells, opened to their records, and published without betraying anybody."""
