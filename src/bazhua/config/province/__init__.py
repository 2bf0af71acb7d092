"""A whole province of invented enterprises and hidden dangers, poured in rather than entered."""
