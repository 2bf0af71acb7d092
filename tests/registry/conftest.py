"""A few regions and all departments, entered once for all tests of a module."""

import pytest
from django.db import transaction

from tests.registry.scene import settle


@pytest.fixture(scope="module")
def settled_once(django_db_setup, django_db_blocker):  # noqa: ARG001 -- the database must be there
    """Enter them in a transaction that is undone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        settle()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def settled(settled_once, db):
    """Give a test these regions; what it does itself is undone with it."""
