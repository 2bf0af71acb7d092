"""Writing persons, posts and grants."""
