"""The subscribers of the site; of the tests, one notes events, one fails on what is poison."""

import time
from datetime import datetime

from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import Subscription
from bazhua.infra.obligations import calling
from tests.samples.models import Note


class Poisoned(Exception):
    """The effect does not like this event."""


def note(event: Event, at: datetime) -> None:
    Note.objects.create(
        subscriber="note", record_uid=event.record_uid, seq=event.seq, event_uid=event.uid, at=at
    )


def taste(event: Event, at: datetime) -> None:
    Note.objects.create(
        subscriber="taste", record_uid=event.record_uid, seq=event.seq, event_uid=event.uid, at=at
    )
    time.sleep(event.data.get("slow_s", 0))
    if event.data.get("poison"):
        raise Poisoned(event.data)


SUBSCRIPTIONS = (
    Subscription("note", frozenset({"case.opened", "case.moved"}), note),
    Subscription("taste", frozenset({"case.moved"}), taste),
    *calling.SUBSCRIPTIONS,
)
