"""The catalogues of major hidden dangers: which are in force, and their items."""
