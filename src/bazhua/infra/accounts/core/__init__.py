"""What sign-in decides, as pure functions over values."""
