"""What was found wrong somewhere, and the way until somebody else has seen that it is right."""
