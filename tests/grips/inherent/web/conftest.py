"""Somebody who asks for pages of what is watched."""

import pytest

from tests.grips.dangers.web.asking import Asking, whoever


@pytest.fixture
def visit(client, plant, settings):
    """Ask for a page as somebody of the plant."""
    settings.ACTOR_PROVIDER = f"{whoever.__module__}.{whoever.__name__}"
    return Asking(client, plant)
