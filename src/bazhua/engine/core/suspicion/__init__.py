"""What may have been tampered with: looked for once a minute, over all points."""
