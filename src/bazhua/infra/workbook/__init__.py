"""Tables that people bring (.xlsx, .csv) and take away (.xlsx), read within limits."""
