"""A Django app with the smallest models that the shared records need for their tests."""
