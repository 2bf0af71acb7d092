"""The scene of the tests of hidden dangers in the database."""

import pytest

from tests.grips.dangers.scene import set_scene


@pytest.fixture
def scene(db):  # noqa: ARG001 -- the scene stands in the database
    """Return who is there."""
    return set_scene()
