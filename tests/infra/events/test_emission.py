"""Events in the database: gapless per record, with their deliveries, never altered."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta, timezone
from decimal import Decimal
from enum import StrEnum

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit, emit_each
from bazhua.infra.events.models import Delivery, Event
from tests.infra.events.scene import ACTOR, NOON, SECOND, happen, subject
from tests.samples.models import Case


class Colour(StrEnum):
    RED = "red"


@pytest.mark.django_db
def test_event_is_stored_as_it_happened():
    case = Case.objects.create(uid=new_uid(NOON), path_then=".1.2.", path_now=".1.3.")

    event = happen(case, n=7)

    stored = Event.objects.get()
    assert stored == event
    assert (stored.kind, stored.record_uid, stored.seq) == ("case.moved", case.uid, 1)
    assert (stored.at, stored.actor_uid, stored.path_then) == (NOON, ACTOR.uid, ".1.2.")
    assert (stored.data, stored.recorded_at) == ({"n": 7}, event.recorded_at)


@pytest.mark.django_db
def test_event_has_a_delivery_for_each_subscriber_of_its_kind():
    record = subject()

    for kind in ("case.opened", "case.moved", "case.closed"):
        happen(record, kind)

    sent = Delivery.objects.order_by("seq", "subscriber").values_list("seq", "subscriber", "state")
    assert list(sent) == [
        (1, "note", "pending"),
        (2, "note", "pending"),
        (2, "taste", "pending"),
    ]


@pytest.mark.django_db
def test_data_of_an_event_becomes_json():
    uid = new_uid(NOON)
    beijing = NOON.astimezone(timezone(timedelta(hours=8)))

    happen(
        subject(), who=uid, at_=beijing, day=date(2026, 1, 2), grams=Decimal("1.50"), c=Colour.RED
    )

    assert Event.objects.get().data == {
        "who": str(uid),
        "at_": "2026-11-23T12:00:00+00:00",
        "day": "2026-01-02",
        "grams": "1.5",
        "c": "red",
    }


@pytest.mark.django_db
def test_data_that_json_cannot_say_is_refused():
    with pytest.raises(TypeError):
        happen(subject(), what=object())

    assert Event.objects.count() == 0


@pytest.mark.django_db
def test_events_of_many_records_are_written_together():
    records = [subject() for _ in range(40)]
    happen(records[7])

    with transaction.atomic():
        events = emit_each(
            "case.moved",
            [(record, {"n": n}) for n, record in enumerate(records)],
            actor=ACTOR,
            at=NOON,
        )

    stored = {event.uid: event for event in Event.objects.all()}
    assert [stored[event.uid].data for event in events] == [{"n": n} for n in range(40)]
    assert [event.seq for event in events] == [2 if n == 7 else 1 for n in range(40)]
    assert Delivery.objects.count() == 2 * 41


@pytest.mark.django_db
def test_events_of_no_record_are_none():
    assert emit_each("case.moved", [], actor=ACTOR, at=NOON) == []


@pytest.mark.django_db
def test_one_record_given_twice_is_refused():
    record = subject()

    with pytest.raises(ValueError, match=r"case\.moved"), transaction.atomic():
        emit_each("case.moved", [(record, {}), (record, {})], actor=ACTOR, at=NOON)

    assert Event.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_event_outside_a_transaction_is_refused():
    with pytest.raises(TransactionManagementError):
        emit("case.moved", subject(), actor=ACTOR, at=NOON, data={})

    assert Event.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_event_of_an_undone_change_did_not_happen():
    record = subject()

    with transaction.atomic():
        happen(record)
        transaction.set_rollback(True)
    event = happen(record)

    assert event.seq == 1
    assert Delivery.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_events_of_one_record_from_many_at_once_have_no_gaps():
    records = [subject() for _ in range(3)]

    def work(n):
        try:
            for step in range(20):
                happen(records[(n + step) % 3], n=n)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))

    for record in records:
        seqs = Event.objects.filter(record_uid=record.uid).order_by("recorded_at", "seq")
        assert sorted(seqs.values_list("seq", flat=True)) == list(range(1, 41))
    assert Delivery.objects.count() == 2 * 120


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events_event SET kind = 'x'",
        "DELETE FROM events_event",
        "DELETE FROM events_event WHERE false",
    ],
)
def test_event_is_never_altered(change):
    happen(subject(), at=NOON - SECOND)
    before = Event.objects.values().get()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute(change)

    assert Event.objects.values().get() == before
