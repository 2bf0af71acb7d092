"""Sentences of refusals, by what they are about; `lexicon` holds all of them."""
