"""What is expected again and again, as rules; only what was done, excused or missed is a row."""
