"""What follows in inherent safety from events of the registry and of hidden dangers."""

from datetime import datetime
from typing import Final

from bazhua.grips.inherent.services.alarms.closing import close_with
from bazhua.grips.inherent.services.watching.identifying import identify_again
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import Subscription
from bazhua.infra.findings.core.terms import State

HOLDINGS_CHANGED: Final = frozenset(
    {
        "enterprise.substance_held",
        "enterprise.substance_ended",
        "enterprise.place_closed",
    }
)


def grade_again(event: Event, at: datetime) -> None:
    """Grade the installations of an enterprise again: what it holds has changed."""
    actor = Actor(uid=event.actor_uid, grants=(), rights={})
    identify_again(event.record_uid, actor=actor, at=at)


def end_alarms(event: Event, at: datetime) -> None:  # noqa: ARG001 -- it ends when the danger did
    """Close the alarms of a hidden danger that was closed: with it an alarm ends that has gone."""
    if event.data["to"] == State.CLOSED:
        actor = Actor(uid=event.actor_uid, grants=(), rights={})
        close_with(event.record_uid, person=event.data["person"], actor=actor, at=event.at)


SUBSCRIPTIONS: Final = (
    Subscription("inherent.grade_again", HOLDINGS_CHANGED, grade_again),
    Subscription("inherent.end_alarms", frozenset({"danger.moved"}), end_alarms),
)
