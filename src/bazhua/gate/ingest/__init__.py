"""Readings over HTTP: a token, a batch, and the answer when it is durable."""
