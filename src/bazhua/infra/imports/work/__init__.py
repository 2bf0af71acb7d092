"""What the jobs of an import do: read the file, take the rows."""
