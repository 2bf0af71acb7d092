"""The language of a page, and the catalogue of its prose."""
