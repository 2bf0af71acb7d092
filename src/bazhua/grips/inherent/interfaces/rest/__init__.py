"""What programs read and do about inherent safety."""
