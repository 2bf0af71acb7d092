"""One map: from the province to the enterprise, by layers."""
