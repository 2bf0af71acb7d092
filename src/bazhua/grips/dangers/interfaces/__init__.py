"""How others meet hidden dangers."""
