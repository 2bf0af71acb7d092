"""Tags of the page parts; built in, so that no template needs to load them."""
