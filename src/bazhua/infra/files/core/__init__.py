"""What a file is, where bytes lie, what is shown of a picture: no Django, no database."""
