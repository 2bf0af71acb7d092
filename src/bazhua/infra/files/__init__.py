"""Files as they were given: sealed, held, shown, sent in pieces that survive a crash."""
