"""What a person reads and answers at his desk: the bell, and the page behind it."""
