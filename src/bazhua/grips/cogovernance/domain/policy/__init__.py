"""The figures of the law that the rules on tips pick from, row by row."""
