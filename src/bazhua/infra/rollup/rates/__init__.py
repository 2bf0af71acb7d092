"""What rates are set against: entered with its source, corrected by a further edition, read."""
