"""Everybody who issues papers has a post."""

import pytest

from tests.grips.dangers.services.papers.scene import man


@pytest.fixture(autouse=True)
def posts(scene):
    """Return the addresses of the posts by who holds them."""
    return man(scene)
