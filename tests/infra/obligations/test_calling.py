"""From the due instant to the answer: sweep, event, message, reply, and the chain ends."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.delivery import deliver
from bazhua.infra.events.emission import Subject, emit
from bazhua.infra.events.models import Delivery, Event
from bazhua.infra.notify.channels.gateway import GatewayChannel
from bazhua.infra.notify.channels.http import Endpoint
from bazhua.infra.notify.core.ports import Kind
from bazhua.infra.notify.core.reports import Fact, Report
from bazhua.infra.notify.hearing import hear
from bazhua.infra.notify.models import Attempt, Notification
from bazhua.infra.notify.sending import send_due
from bazhua.infra.notify.services import HandCall, acknowledge, record_call
from bazhua.infra.obligations.sweep import CLOCK, sweep
from tests.infra.notify.provider import provider
from tests.infra.notify.scene import clerk
from tests.infra.obligations.scene import DUE, MINUTE, on_roster, opened, shift, stored, told

SECOND = timedelta(seconds=1)
TOWN, COUNTY = UUID(int=1), UUID(int=2)
NUMBERS = {TOWN: "13800000001", COUNTY: "13800000002"}
ANSWERED = "obligation.answered"


class Book:
    def address(self, person, kind):
        return NUMBERS.get(person) if kind is Kind.SMS else None


def deliver_all(at):
    while deliver(at):
        continue


def tick(at):
    """Let the clock and the worker do what is due."""
    sweep(at)
    deliver_all(at)


def late():
    """Open an obligation and let it come due, an officer at either post."""
    on_roster(shift("post:town", 1), shift("post:county", 2))
    row = opened()
    tick(DUE)
    return row


def notifications():
    return list(Notification.objects.order_by("pk"))


def kinds(row):
    return [kind for kind, _, _ in told(row)]


@pytest.mark.django_db(transaction=True)
def test_reply_to_a_text_message_ends_the_chain():
    row = late()
    with provider({"/": (200, {"message_id": "m1"})}) as sms:
        channel = GatewayChannel(
            kind=Kind.SMS, endpoint=Endpoint(f"{sms.url}/", 5.0), secret=b"s", clock=lambda: DUE
        )
        sent = send_due(channel, Book(), lambda: DUE)
    ((_, _, message),) = sms.asked
    reply = Report(Kind.SMS, "r1", Fact.ANSWERED, sender=NUMBERS[TOWN], code=message["text"])

    hear(reply, book=Book(), at=DUE + MINUTE)
    deliver_all(DUE + MINUTE)
    for minute in range(2, 40):
        tick(DUE + minute * MINUTE)

    assert (sent, message["to"]) == (1, NUMBERS[TOWN])
    assert kinds(row) == ["obligation.missed", "obligation.called", ANSWERED]
    assert told(row)[-1][1] == DUE + MINUTE
    assert stored(row).answered_by == str(TOWN)
    assert len(notifications()) == 1


@pytest.mark.django_db
def test_chain_that_nobody_answers_tells_each_level_once():
    row = late()

    for minute in range(40):
        tick(DUE + minute * MINUTE)

    assert [one.address for one in notifications()] == ["post:town", "post:county"]
    assert kinds(row)[-1] == "obligation.nobody_answered"
    assert not Delivery.objects.exclude(state="done").exists()


@pytest.mark.django_db
def test_call_by_hand_that_was_answered_ends_the_chain():
    row = late()
    called = HandCall(
        notification=notifications()[0].uid, person=TOWN, called_at=DUE + SECOND, answered=True
    )

    record_call(called, actor=clerk(), at=DUE + MINUTE)
    deliver_all(DUE + MINUTE)

    assert told(row)[-1] == (ANSWERED, DUE + SECOND, {"person": str(TOWN), "acts_for": None})


@pytest.mark.django_db
def test_answer_at_the_desk_after_a_higher_level_was_called_still_counts():
    row = late()
    tick(DUE + 10 * MINUTE)
    first = notifications()[0]

    acknowledge(first.uid, actor=Actor(uid=TOWN, grants=(), rights={}), at=DUE + 12 * MINUTE)
    deliver_all(DUE + 12 * MINUTE)
    tick(DUE + 40 * MINUTE)

    assert kinds(row) == [
        "obligation.missed",
        "obligation.called",
        "obligation.called",
        ANSWERED,
    ]


@pytest.mark.django_db
def test_level_with_nobody_on_duty_tells_nobody_and_is_passed():
    on_roster(shift("post:county", 2))
    opened()

    tick(DUE)

    assert [one.address for one in notifications()] == ["post:county"]
    assert set(Attempt.objects.values_list("person", flat=True)) == {COUNTY}


@pytest.mark.django_db
def test_repeated_delivery_of_a_call_tells_nobody_twice():
    late()
    Delivery.objects.filter(subscriber="obligations.call").update(state="pending", done_at=None)

    deliver_all(DUE + SECOND)

    assert len(notifications()) == 1


@pytest.mark.django_db
def test_answer_about_another_kind_of_record_is_let_be():
    other = Subject(UUID(int=77))
    with transaction.atomic():
        emit(
            "notification.acknowledged",
            other,
            actor=CLOCK,
            at=DUE,
            data={"subject": str(UUID(int=78)), "person": str(TOWN), "channel": "sms"},
        )

    deliver_all(DUE)

    assert not Delivery.objects.exclude(state="done").exists()
    assert not Event.objects.filter(kind=ANSWERED).exists()
