"""Where hidden dangers come from: what a phone tells, and what two people may have seen alike."""
