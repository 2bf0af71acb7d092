"""Process units and early warnings as pages and services read them."""
