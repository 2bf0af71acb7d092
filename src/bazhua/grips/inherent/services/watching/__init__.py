"""What is watched is set up: installations, gateways, points, limits."""
