"""The registry's endpoints of `/api/v1`."""
