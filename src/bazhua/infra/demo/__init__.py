"""A platform for looking and trying: marked on every page, with people anybody may become."""
