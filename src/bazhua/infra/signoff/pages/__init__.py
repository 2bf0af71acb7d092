"""Pages of sign-offs: what is signed, who has signed it and who has not."""
