"""Briefs of days of duty and of months, and the official papers that are issued of them."""
