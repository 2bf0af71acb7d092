"""What a record is called elsewhere: one record for one id, one receipt for one hand-over."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.references.models import Direction, ExternalRef
from bazhua.infra.references.services import (
    ReceiptDiffers,
    Reference,
    ReferenceTaken,
    acknowledge,
    refer,
    references_of,
    subject_of,
    unacknowledged,
)
from bazhua.kernel.errors import NotFound, OutOfRange

AT = datetime(2026, 11, 23, tzinfo=UTC)
ACTOR = Actor(uid=UUID(int=1), grants=(), rights={})
KNOWN = {"actor": ACTOR, "at": AT}
THEIRS = Reference(
    system="hotline-12345",
    kind="order",
    external_id="SD2026-1",
    direction=Direction.IN,
    subject_kind="case",
    subject_uid=UUID(int=7),
)


def told():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.django_db
def test_record_is_found_by_what_another_system_calls_it():
    row = refer(THEIRS, **KNOWN)

    assert subject_of("hotline-12345", "order", "SD2026-1") == UUID(int=7)
    assert subject_of("hotline-12345", "reply", "SD2026-1") is None
    assert list(references_of(UUID(int=7))) == [row]
    assert told() == ["reference.made"]


@pytest.mark.django_db
def test_hand_over_that_is_repeated_is_one_reference():
    first = refer(THEIRS, **KNOWN)

    again = refer(THEIRS, actor=ACTOR, at=AT + timedelta(days=1))

    assert (again, again.handed_at, told()) == (first, AT, ["reference.made"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other", [{"subject_uid": UUID(int=8)}, {"direction": Direction.OUT}], ids=str
)
def test_id_of_another_record_is_refused(other):
    refer(THEIRS, **KNOWN)

    with pytest.raises(ReferenceTaken):
        refer(replace(THEIRS, **other), **KNOWN)

    assert (ExternalRef.objects.get().subject_uid, told()) == (UUID(int=7), ["reference.made"])


@pytest.mark.django_db
def test_receipt_ends_the_waiting_and_comes_once():
    row = refer(replace(THEIRS, direction=Direction.OUT), **KNOWN)
    waiting = list(unacknowledged("hotline-12345"))

    received = acknowledge(row.uid, "R-9", **KNOWN)
    again = acknowledge(row.uid, "R-9", actor=ACTOR, at=AT + timedelta(days=1))

    assert (waiting, list(unacknowledged("hotline-12345"))) == ([row], [])
    assert (again.receipt, again.receipt_at, again.version) == ("R-9", AT, received.version)
    assert told() == ["reference.made", "reference.acknowledged"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("refusal", "receipt", "ref"),
    [
        (ReceiptDiffers, "R-10", None),
        (OutOfRange, "", None),
        (OutOfRange, "r" * 201, None),
        (NotFound, "R-9", UUID(int=5)),
    ],
)
def test_receipt_that_is_refused_changes_nothing(refusal, receipt, ref):
    row = refer(THEIRS, **KNOWN)
    acknowledge(row.uid, "R-9", **KNOWN)
    before = told()

    with pytest.raises(refusal):
        acknowledge(ref or row.uid, receipt, **KNOWN)

    assert (ExternalRef.objects.get().receipt, told()) == ("R-9", before)


@pytest.mark.parametrize("part", ["system", "kind", "external_id", "subject_kind"])
@pytest.mark.parametrize("value", ["", "x" * 121], ids=["empty", "long"])
def test_reference_that_does_not_fit_is_refused(part, value):
    with pytest.raises(OutOfRange) as refused:
        replace(THEIRS, **{part: value})

    assert refused.value.field == part


@pytest.mark.django_db(transaction=True)
def test_of_many_who_hand_over_the_same_at_once_one_is_kept():
    def hands(number):
        try:
            return refer(replace(THEIRS, subject_uid=UUID(int=number % 2 + 7)), **KNOWN).uid
        except ReferenceTaken:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        kept = set(pool.map(hands, range(8)))

    assert kept == {None, ExternalRef.objects.get().uid}
    assert told() == ["reference.made"]
