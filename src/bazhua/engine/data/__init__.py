"""Data that the engine's models are tried on."""
