"""The live stream: hints that something changed, and signed passes to hear them."""
