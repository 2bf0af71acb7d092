"""The closed loop of a hidden danger: from its finding to its end, as a table of moves."""
