"""Tables of records that people bring: read, checked row by row, taken when somebody says so."""
