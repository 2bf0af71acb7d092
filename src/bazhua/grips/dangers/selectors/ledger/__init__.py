"""The ledger of hidden dangers: as a list, as a board, region by region."""
