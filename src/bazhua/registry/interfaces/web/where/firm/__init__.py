"""The page of an enterprise and the tabs that the registry itself contributes."""
