"""The platform itself, as whom what follows from facts is done."""

from bazhua.infra.db.actors import Actor
from bazhua.registry.api import system_of


def platform() -> Actor:
    """Return the platform as an actor."""
    found = system_of("platform")
    if found is None:
        raise AssertionError("the platform acts under a name of its own")
    return found
