"""Pages of what is watched: installations, gateways, points, limits."""
