"""Pages of the deliveries that failed too often."""
