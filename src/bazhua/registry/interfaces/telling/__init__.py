"""What the registry tells pages that span the areas: who is on duty, what everybody may know."""
