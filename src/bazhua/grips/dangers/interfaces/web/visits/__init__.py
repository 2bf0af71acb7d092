"""Pages of visits to enterprises."""
