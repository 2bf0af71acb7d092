"""The door of the registry for other packages."""
