"""Early warning of a process unit by all its points together. Pure, on columns."""
