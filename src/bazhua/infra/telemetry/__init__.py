"""The tables of gate and engine: made and kept here, written by processes without Django."""
