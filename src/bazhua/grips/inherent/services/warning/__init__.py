"""Process units are set up, trained and judged; warnings are answered."""
