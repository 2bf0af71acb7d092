"""The pure part: plans, signatures and their proofs as values; no Django, no clock, no I/O."""
