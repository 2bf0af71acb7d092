"""Pure values of policy additions: what is proposed, how it is judged, what it would change."""
