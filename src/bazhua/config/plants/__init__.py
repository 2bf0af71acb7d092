"""The plants of a demonstration run: what they measure is sent as gateways send it."""
