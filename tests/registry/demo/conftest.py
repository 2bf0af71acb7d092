"""A few regions with their offices, as every platform has them, and the demonstration on them."""

import pytest
from django.db import transaction

from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.registry.demo.scene import AT, FEW


@pytest.fixture(scope="module")
def offices_once(settled_once, django_db_blocker):  # noqa: ARG001 -- the regions must be there
    """Open offices in a transaction that is undone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        open_standing_bodies(actor=PLATFORM, at=AT)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def offices(offices_once, db):
    """Give a test regions and offices; what it does itself is undone with it."""


@pytest.fixture(scope="module")
def loaded_once(offices_once, django_db_blocker):  # noqa: ARG001 -- the offices must be there
    """Load the demonstration once, in a transaction that is undone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demonstration(1, at=AT, **FEW)
        transaction.set_rollback(True)


@pytest.fixture
def entrances(loaded_once, db):  # noqa: ARG001 -- the database must be open
    """Return the entrances of the loaded demonstration."""
    return loaded_once
