"""The page of a job, for its asker."""
