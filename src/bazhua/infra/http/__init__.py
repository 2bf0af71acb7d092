"""What every HTTP process of Django shares: headers, health."""
