"""Telling persons, and hearing that they have taken note: attempts, answers, channels."""
