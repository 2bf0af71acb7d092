"""A visitor of the list of cases, with the grants that a test gives."""

import re

import pytest

from tests.infra.tables import scene

GIVEN = {"actor": scene.actor(".1.")}


def whoever(_request):
    return GIVEN["actor"]


@pytest.fixture
def ask(client, settings):
    """Return a function that asks for the list: address → answer."""
    settings.ROOT_URLCONF = "tests.infra.tables.urls"
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    GIVEN["actor"] = scene.actor(".1.")
    client.cookies["bazhua_language"] = "en"

    def fetch(query="", someone=None, **headers):
        GIVEN["actor"] = someone or scene.actor(".1.")
        return client.get(f"/cases/{query}", headers=headers)

    return fetch


@pytest.fixture
def states():
    """Return a function that reads the states of the shown rows, which name them in the tests."""

    def read(answer):
        return re.findall(r'<a href="/cases/[^"]+">([^<]+)</a>', answer.content.decode())

    return read
