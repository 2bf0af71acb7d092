"""Pure values of jobs: states, declarations, refusals."""
