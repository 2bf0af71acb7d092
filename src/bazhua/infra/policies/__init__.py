"""The province's dated additions to the policy book: proposed, confirmed by a second person, kept."""
