"""What is watched, as pages and services read it."""
