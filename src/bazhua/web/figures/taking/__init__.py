"""The figures of a page as files to take along."""
