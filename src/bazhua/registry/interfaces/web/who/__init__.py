"""Pages of persons, posts and grants."""
