"""One gate for the tests that do it no harm."""

import pytest

from tests.gate.rig import database_address, gate


@pytest.fixture(scope="session")
def door(django_db_setup, tmp_path_factory):  # noqa: ARG001 -- its database must be there
    with gate(tmp_path_factory.mktemp("gate"), database_address()) as running:
        yield running
