"""The explorer of figures: any indicator, of any region, in any time, told apart by what it has."""
