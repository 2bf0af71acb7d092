"""Pure values every part stands on: no clock, no input or output, the standard library only."""
