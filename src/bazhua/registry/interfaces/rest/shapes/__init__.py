"""What the registry's endpoints take and answer."""
