"""What a record is called elsewhere, and the number that people call it by."""
