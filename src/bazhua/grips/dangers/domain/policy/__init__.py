"""The figures of the law that the rules on dangers, risks and accidents pick from, row by row."""
