"""Loading the plants of a demonstration, by the services that everybody uses."""
