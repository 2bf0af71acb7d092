"""Many rows in one statement: the same rows that `bulk_create` makes."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from bazhua.infra.db.pouring import LEAVE_OUT, fill, pour
from bazhua.infra.db.records import new_uid
from bazhua.registry.models import Person
from tests.samples.models import Firm

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


def firm(number, **more):
    return {
        "uid": new_uid(NOON),
        "path_then": ".1.",
        "path_now": ".1.2.3.",
        "name": f"企业'{number}\\n",
        "code": f"{number:018d}",
        "trade": "mine",
        "staff": number,
        "capital": Decimal("300.50"),
        "since": date(2020, 5, 6),
        "made_by": new_uid(NOON),
    } | more


def values(row):
    return {key: value for key, value in row.items() if key != "id"}


def test_rows_are_those_that_bulk_create_makes():
    given = [firm(number) for number in (1, 2, 3)]

    ids = pour(Firm, given)
    poured = list(Firm.objects.order_by("pk").values())
    Firm.objects.all().delete()
    Firm.objects.bulk_create(Firm(**row) for row in given)

    assert list(ids) == [row["uid"] for row in given]
    assert list(map(values, poured)) == list(map(values, Firm.objects.order_by("pk").values()))
    assert poured[0]["county_id"] == 3


def test_what_is_filled_is_what_is_poured():
    given = [firm(number) for number in (1, 2, 3)]

    pour(Firm, given)
    poured = list(Firm.objects.order_by("pk").values())
    Firm.objects.all().delete()
    fill(Firm, given)
    fill(Firm, [])

    assert list(map(values, poured)) == list(map(values, Firm.objects.order_by("pk").values()))


def test_bytes_and_nothing_are_kept():
    row = {"uid": new_uid(NOON), "name": "安", "pinyin": "an", "phone_hash": b"\0\xff"}

    pour(Person, [row])
    found = Person.objects.get()

    assert (bytes(found.phone_hash), found.identity_hash, found.version) == (b"\0\xff", None, 1)
    assert pour(Person, []) == {}


def test_a_row_that_is_there_already_fails_or_is_left_out():
    first, other = firm(1), firm(2)
    pour(Firm, [first])

    with pytest.raises(IntegrityError), transaction.atomic():
        pour(Firm, [other, first])
    with pytest.raises(IntegrityError), transaction.atomic():
        fill(Firm, [other, first])
    new = pour(Firm, [other, first], clash=LEAVE_OUT)

    assert list(new) == [other["uid"]]
    assert Firm.objects.count() == 2
