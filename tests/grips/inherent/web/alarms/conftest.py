"""Somebody who asks for pages of alarms."""

import pytest

from tests.grips.inherent.web.alarms.asking import Asking, whoever


@pytest.fixture
def visit(client, scene, settings):
    """Ask for a page as somebody of the scene."""
    settings.ACTOR_PROVIDER = f"{whoever.__module__}.{whoever.__name__}"
    return Asking(client, scene)
