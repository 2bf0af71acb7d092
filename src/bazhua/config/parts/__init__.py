"""What each part brings to the whole: lists that settings name."""
