"""The pages on which anybody asks a rule of law."""
