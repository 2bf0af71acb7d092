"""The page on which anybody checks the code of a paper."""
