"""An official table as a spreadsheet: opened within limits, staged row by row."""
