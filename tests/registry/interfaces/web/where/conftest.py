"""Pages as seen by the actors of the scene."""

import pytest

from tests.registry.interfaces.web.where.asking import Asking, by_header


@pytest.fixture
def visit(client, settings):
    """Ask for a page as somebody."""
    settings.ACTOR_PROVIDER = f"{by_header.__module__}.{by_header.__name__}"
    return Asking(client)
