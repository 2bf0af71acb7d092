"""Levels, approvers and hours of special-operation permits."""
