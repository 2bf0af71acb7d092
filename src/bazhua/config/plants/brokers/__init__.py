"""The broker of a demonstration: whichever is here, on this machine only."""
