"""The sums of hidden dangers over a quarter or a year: who has signed his, and who has not."""
