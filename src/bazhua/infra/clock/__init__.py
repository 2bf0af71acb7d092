"""What time brings about, again and again: duties, each in a thread of its own."""
