"""Somebody who asks for pages of hidden dangers."""

import pytest

from tests.grips.dangers.scene import engage
from tests.grips.dangers.web.asking import Asking, whoever


@pytest.fixture
def visit(client, scene, settings):
    """Ask for a page as somebody of the scene."""
    settings.ACTOR_PROVIDER = f"{whoever.__module__}.{whoever.__name__}"
    return Asking(client, scene)


@pytest.fixture
def staffed(scene):
    """Let the worker be engaged by the firm, so that he can be named in a plan."""
    engage(scene, "worker")
