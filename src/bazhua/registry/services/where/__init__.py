"""Regions, bodies, enterprises and places: the only writers of where everything stands."""
