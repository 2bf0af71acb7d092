"""The tables of the engine, empty before each test that uses them."""

import pytest

from tests.engine.rig import connected, emptied


@pytest.fixture
def tables(transactional_db):  # noqa: ARG001 -- others must see what is written
    with connected() as connection:
        emptied(connection)
        yield connection
