"""My desk, the page of an obligation with its moves, and the list of them."""
