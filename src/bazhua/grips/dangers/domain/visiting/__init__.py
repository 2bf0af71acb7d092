"""Visits to enterprises: what their legal kind allows, and how they go."""
