"""A step is asked for by its form and taken, or refused to who comes late."""
