"""Loading hidden dangers of a demonstration, by the services that everybody uses."""
