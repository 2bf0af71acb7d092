"""What every endpoint of the API shares: kinds of values, lists, versions, repeats, refusals."""
