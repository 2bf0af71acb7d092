"""Who may sign in, and who has: an account belongs to a person's uid, nothing more is known here."""
