"""Figures for everybody: closed months, cities, nothing small within them."""
