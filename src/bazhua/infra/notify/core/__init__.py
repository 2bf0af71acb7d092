"""What a message, an attempt, a code and an answer are: pure values, no Django, no clock."""
