"""The REST interface: composition of the areas' routers, problems, versions."""
