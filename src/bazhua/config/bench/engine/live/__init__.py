"""Firms whose gateways send over the real gate, and people who watch."""
