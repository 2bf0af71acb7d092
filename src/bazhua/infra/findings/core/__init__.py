"""A finding as values: its states, its plan, and who has had a part in it."""
