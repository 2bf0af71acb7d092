"""Pure values of where everything stands: refusals, industries, indicators."""
