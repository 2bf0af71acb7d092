"""Lists of records: declared once, read by key, counted to a cap, handed out as a workbook."""
