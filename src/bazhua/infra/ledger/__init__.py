"""The sealed record of everything that happened."""
