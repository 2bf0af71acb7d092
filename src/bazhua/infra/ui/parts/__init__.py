"""What a page consists of, as frozen values; each names the template that draws it."""
