"""Law as dated data: clauses, policy rows, the book, time limits, working days."""
