"""Gateways: tokens that are shown once, overlap when they change, and end."""

from datetime import timedelta

import pytest
from django.db import connection

from bazhua.engine.adapters.gateways import digest, grants
from bazhua.grips.inherent.services.watching.gateways import change_token, close_gateway
from bazhua.kernel.errors import BadInput, Forbidden, MissingKey, NotFound, OutOfRange, StaleState
from tests.grips.inherent.plant import NOON, everything, told

HOUR = timedelta(hours=1)


def known():
    """Return the tokens that are good for something, by their digests."""
    return dict(grants(connection.connection))


def test_its_token_is_good_and_nowhere_written(plant):
    row, token = plant.gateway()

    assert known() == {digest(token): (row.code, None)}
    assert token not in str(everything())


def test_a_new_token_leaves_the_old_one_for_a_while(plant):
    row, old = plant.gateway()

    changed, new = change_token(
        row.uid, overlap=HOUR, version=row.version, actor=plant.who("manager"), at=NOON
    )

    assert known() == {digest(old): (row.code, NOON + HOUR), digest(new): (row.code, None)}
    assert changed.version == row.version + 1
    assert [kind for kind, _ in told(row)] == ["gateway.opened", "gateway.token_changed"]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"code": "a b"}, BadInput),
        ({"name": ""}, MissingKey),
        ({"who": "bureau"}, Forbidden),
        ({"who": "elsewhere"}, NotFound),
    ],
)
def test_what_does_not_fit_is_refused(plant, change, refusal):
    before = everything()

    with pytest.raises(refusal):
        plant.gateway(**change)

    assert (everything(), known()) == (before, {})


def test_a_code_is_given_once(plant):
    plant.gateway()
    before = everything(), known()

    with pytest.raises(BadInput):
        plant.gateway()

    assert (everything(), known()) == before


def test_tokens_do_not_overlap_for_ever(plant):
    row, _ = plant.gateway()
    before = everything(), known()

    with pytest.raises(OutOfRange):
        change_token(
            row.uid,
            overlap=timedelta(days=8),
            version=row.version,
            actor=plant.who("manager"),
            at=NOON,
        )

    assert (everything(), known()) == before


def test_it_is_closed_once_nothing_sends_by_it(plant):
    row, token = plant.gateway()
    plant.point(row)
    with pytest.raises(BadInput):
        close_gateway(row.uid, version=row.version, actor=plant.who("manager"), at=NOON)

    other, spare = plant.gateway(code="spare-01")
    close_gateway(other.uid, version=other.version, actor=plant.who("manager"), at=NOON)

    assert known() == {digest(token): (row.code, None), digest(spare): ("spare-01", NOON)}
    with pytest.raises(StaleState):
        close_gateway(other.uid, version=2, actor=plant.who("manager"), at=NOON)
