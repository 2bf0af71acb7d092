"""The look of every page: theme, templates, parts; no business words."""
