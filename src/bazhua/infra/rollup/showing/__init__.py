"""How figures are shown: declared by each part, laid out in tables, opened to their lists."""
