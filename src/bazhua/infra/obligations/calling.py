"""Calls of a chain become messages to the persons on duty; the first answer ends the chain."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import Subscription
from bazhua.infra.notify.core.message import Message
from bazhua.infra.notify.services import Call, notify
from bazhua.infra.obligations.core.effects import Called
from bazhua.infra.obligations.models import obligations
from bazhua.infra.obligations.services import acknowledge
from bazhua.infra.obligations.sweep import CLOCK
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Word

ANSWERED_WITHIN: Final = timedelta(hours=24)
"""How long an answer to a call still counts; the chain itself climbs by its own waits."""

TITLE: Final = Word("责任事项逾期：请立即处理", "An obligation is late: act now")
TEXT: Final = Word(
    "依据 {clause}，应于 {due} 前办结，至今未办结。",
    "By {clause} it was to be done before {due}, and it is not.",
)


def call(event: Event, at: datetime) -> None:
    """Tell the persons of a call; where nobody is on duty the chain climbs by itself."""
    persons = tuple(UUID(person) for person in event.data["persons"])
    if not persons:
        return
    row = obligations().get(uid=event.record_uid)
    due = f"{row.due_at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
    told = Call(
        occasion=event.uid,
        subject=event.record_uid,
        address=event.data["address"],
        persons=persons,
        message=Message(Called.kind, TITLE, TEXT, {"clause": row.clause, "due": due}),
        until=at + ANSWERED_WITHIN,
    )
    notify(told, actor=CLOCK, at=at)


def hear(event: Event, at: datetime) -> None:  # noqa: ARG001 -- an answer counts from when it was given
    """Let the answer of a person who was called end the chain of the obligation."""
    subject = UUID(event.data["subject"])
    if obligations().filter(uid=subject).exists():
        person = Actor(uid=UUID(event.data["person"]), grants=(), rights={})
        acknowledge(subject, actor=person, at=event.at)


SUBSCRIPTIONS: Final = (
    Subscription("obligations.call", frozenset({Called.kind}), call),
    Subscription("obligations.hear", frozenset({"notification.acknowledged"}), hear),
)
