"""What is answered: replies by kind, and sheets of many devices that merge."""
