"""What is watched: installations, gateways, points, limits, and what they are called."""
