"""The sums of hidden dangers over a quarter or a year, drawn up from the records."""
