"""Pages that span the priority areas: first page, navigation, style guide."""
