"""Pages of the official papers of hidden dangers: drawn up, looked at, issued, printed, served."""
