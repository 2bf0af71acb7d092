"""The first page: what matters to who is signed in, and what the public may know."""
