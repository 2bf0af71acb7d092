"""The list of enterprises as a workbook; it is read in one snapshot, so nothing may hold it."""

import pytest
from django.urls import reverse

from tests.registry.interfaces.web.where.asking import by_header
from tests.registry.scene import KEEPER, enterprise, settle


@pytest.mark.django_db(transaction=True)
def test_the_list_is_handed_out_as_a_workbook(client, settings):
    settings.ACTOR_PROVIDER = f"{by_header.__module__}.by_header"
    settle()
    enterprise()

    address = f"{reverse('enterprises:list')}?format=xlsx"
    answer = client.get(address, headers={"X-Person": str(KEEPER.uid)})

    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert b"".join(answer.streaming_content)[:2] == b"PK"
