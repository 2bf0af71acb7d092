"""The pure part: content, kinds, numbers, codes, moves."""
