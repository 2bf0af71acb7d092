"""Pure values of imports: declarations, cells, headers, problems, states."""
