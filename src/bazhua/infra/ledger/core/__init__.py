"""The ledger as values and bytes: no Django, no database, no clock, no secret but a given key."""
