"""Deliveries on the real database: once, in order, around what fails."""

from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from bazhua.infra.events.care import bury, dead, retry
from bazhua.infra.events.delivery import deliver
from bazhua.infra.events.models import Delivery, Event
from bazhua.infra.events.states import State
from bazhua.kernel.errors import StaleState
from tests.infra.events.queue import Ticket, claimable
from tests.infra.events.scene import ACTOR, NOON, SECOND, happen, subject, told

LATER = NOON + timedelta(days=1)


def poisoned(record, times=10):
    """Let an event fail so often; return its delivery."""
    happen(record, poison=True)
    for n in range(times):
        deliver(NOON + n * timedelta(hours=1))
    return Delivery.objects.get(subscriber="taste", record_uid=record.uid, seq=1)


@pytest.mark.django_db
def test_effects_happen_once_and_in_order():
    records = [subject() for _ in range(3)]
    for n in range(9):
        happen(records[n % 3])

    tried = [deliver(NOON) for _ in range(5)]

    assert tried == [6, 6, 6, 0, 0]
    assert sorted(told("note")) == sorted((r.uid, n) for r in records for n in (1, 2, 3))
    for record in records:
        assert [seq for uid, seq in told("taste") if uid == record.uid] == [1, 2, 3]
    assert set(Delivery.objects.values_list("state", "done_at")) == {("done", NOON)}


@pytest.mark.django_db
def test_batch_takes_the_oldest_first():
    first, second = subject(), subject()
    happen(second, "case.opened", at=NOON)
    happen(first, "case.opened", at=NOON - SECOND)

    tried = deliver(NOON, batch=1)

    assert (tried, told("note")) == (1, [(first.uid, 1)])


@pytest.mark.django_db
def test_failed_effect_is_undone_and_waits(caplog):
    record = subject()

    delivery = poisoned(record, times=1)

    assert (delivery.state, delivery.attempts) == ("pending", 1)
    assert delivery.next_try_at == NOON + SECOND
    assert delivery.error.startswith("Poisoned in taste, line ")
    assert told("taste") == []
    assert told("note") == [(record.uid, 1)]
    assert "Poisoned" in caplog.text


@pytest.mark.django_db
def test_later_event_of_a_record_waits_for_the_failed_one():
    poison, other = subject(), subject()
    poisoned(poison, times=1)
    happen(poison)
    happen(other)

    deliver(NOON)

    assert told("taste") == [(other.uid, 1)]
    assert told("note") == [(poison.uid, 1), (poison.uid, 2), (other.uid, 1)]


@pytest.mark.django_db
def test_tenth_failure_is_the_last():
    record = subject()

    delivery = poisoned(record)
    tried = deliver(LATER)

    assert (delivery.state, delivery.attempts, tried) == ("dead", 10, 0)
    assert list(dead()) == [delivery]


@pytest.mark.django_db
def test_retried_delivery_is_tried_again_before_later_ones():
    record = subject()
    delivery = poisoned(record)
    happen(record)

    retry(delivery, actor=ACTOR, at=LATER)
    tried = [deliver(LATER), deliver(LATER)]

    delivery.refresh_from_db()
    last = Event.objects.order_by("seq").last()
    assert (delivery.state, delivery.attempts) == ("pending", 1)
    assert tried == [2, 0]
    assert told("taste") == []
    assert (last.kind, last.record_uid, last.at) == ("delivery.retried", record.uid, LATER)


@pytest.mark.django_db
def test_buried_delivery_lets_later_ones_go_on():
    record = subject()
    delivery = poisoned(record)
    happen(record)

    bury(delivery, reason="wrong address", actor=ACTOR, at=LATER)
    deliver(LATER)

    delivery.refresh_from_db()
    last = Event.objects.order_by("seq").last()
    assert delivery.state == "buried"
    assert told("taste") == [(record.uid, 2)]
    assert last.data == {"subscriber": "taste", "seq": 1, "reason": "wrong address"}


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["pending", "done", "buried"])
def test_care_of_what_is_not_dead_is_refused(state):
    happen(subject(), "case.opened")
    delivery = Delivery.objects.get()
    delivery.state, delivery.done_at = state, NOON if state == "done" else None
    delivery.save()
    before = Delivery.objects.values().get()

    with pytest.raises(StaleState):
        retry(delivery, actor=ACTOR, at=LATER)
    with pytest.raises(StaleState):
        bury(delivery, reason="", actor=ACTOR, at=LATER)

    assert Delivery.objects.values().get() == before
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_delivery_to_an_unknown_subscriber_stays():
    happen(subject(), "case.opened")
    Delivery.objects.update(subscriber="of a later release")

    assert deliver(NOON) == 0
    assert Delivery.objects.get().state == "pending"


@pytest.mark.django_db
@given(st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_claims_are_those_of_the_model(random: Random):
    with transaction.atomic():
        records = [subject() for _ in range(3)]
        for _ in range(random.randint(0, 8)):
            happen(random.choice(records))
        deliveries = list(Delivery.objects.all())
        for delivery in deliveries:
            delivery.state = random.choice(list(State))
            delivery.done_at = NOON if delivery.state == State.DONE else None
            delivery.next_try_at = NOON + random.choice([-1, 0, 1]) * SECOND
        Delivery.objects.bulk_update(deliveries, ["state", "done_at", "next_try_at"])
        fields = ("record_uid", "seq", "subscriber", "state", "attempts", "next_try_at")
        before = [Ticket(*row) for row in Delivery.objects.values_list(*fields)]

        deliver(NOON)

        tried = {(n, *pair) for n in ("note", "taste") for pair in told(n)}
        transaction.set_rollback(True)
    assert tried == {(t.subscriber, t.record, t.seq) for t in claimable(before, NOON)}
