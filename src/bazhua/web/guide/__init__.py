"""The living style guide: every part of a page, with composed sample content."""
