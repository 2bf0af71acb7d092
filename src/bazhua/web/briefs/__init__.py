"""The brief of a day of duty, and the official paper that is issued of it."""
