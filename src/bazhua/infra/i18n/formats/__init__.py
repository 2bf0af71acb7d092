"""How dates are written in forms; ``FORMAT_MODULE_PATH`` of the settings."""
