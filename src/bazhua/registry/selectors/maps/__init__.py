"""What maps draw: boundaries of regions, the way down to one, enterprises where they stand."""
