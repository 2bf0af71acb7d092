"""Signatures about hidden dangers: asked for, kept with the danger, ended with it."""
