"""Pages asked for as one of the actors of the scene; the header of the test names him."""

from dataclasses import replace
from uuid import UUID

from tests.registry.scene import (
    KEEPER,
    LIXIA,
    LIXIA_KEEPER,
    PROVINCE,
    QINGDAO_KEEPER,
    READER,
    STRANGER,
    actor,
)

DIRECTOR = actor("director", LIXIA, number=12)
"""May change places and units, sees no people and no supervision."""

STAFFER = replace(
    KEEPER,
    uid=UUID(int=14),
    rights=KEEPER.rights
    | {(made, "create"): frozenset({"keeper"}) for made in ("post", "person", "engagement")},
)
"""May also engage people and open posts."""

NARROWED = actor("reader", PROVINCE, number=13, departments=0b1)
PERSONS = {
    str(each.uid): each
    for each in (
        KEEPER,
        READER,
        LIXIA_KEEPER,
        QINGDAO_KEEPER,
        STRANGER,
        DIRECTOR,
        NARROWED,
        STAFFER,
    )
}


def by_header(request):
    """Tell who asks, as a header of the test says."""
    return PERSONS.get(request.headers.get("X-Person", ""))


class Asking:
    """Sends requests as somebody."""

    def __init__(self, client):
        self.client = client

    def __call__(self, who, address, data=None):
        headers = {"X-Person": str(who.uid)}
        if data is None:
            return self.client.get(address, headers=headers)
        return self.client.post(address, data, headers=headers)
