"""Who is on duty: shifts, substitutes, leave, hand-over."""
