"""The plants of a demonstration: what stands there, and how it runs."""
