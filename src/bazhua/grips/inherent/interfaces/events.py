"""What follows in inherent safety from events of the registry and of hidden dangers."""

from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.inherent.models import installations
from bazhua.grips.inherent.services.alarms.closing import close_with
from bazhua.grips.inherent.services.duty.binding import keep_bound
from bazhua.grips.inherent.services.duty.judging import judge_risk_of
from bazhua.grips.inherent.services.duty.ponds import judge_pond_of
from bazhua.grips.inherent.services.watching.identifying import identify_again
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import Subscription
from bazhua.infra.findings.core.terms import State
from bazhua.kernel.scope import Path

HOLDINGS_CHANGED: Final = frozenset(
    {
        "enterprise.substance_held",
        "enterprise.substance_ended",
        "enterprise.place_closed",
    }
)


RISK_MOVED: Final = frozenset(
    {
        "alarm.changed",
        "alarm.raised",
        "alarm.moved",
        "commitment.made",
        "danger.moved",
        "installation.identified",
    }
)
ALARM_MOVED: Final = frozenset({"alarm.changed", "alarm.raised", "alarm.moved"})
NAMED_MOVED: Final = frozenset(
    {"installation.changed", "installation.closed", "installation.identified"}
)
"""What may leave other persons to answer by name, or none."""
FIRM_DEPTH: Final = 5
"""Ids in the path of an enterprise."""


def grade_again(event: Event, at: datetime) -> None:
    """Grade the installations of an enterprise again: what it holds has changed."""
    actor = Actor(uid=event.actor_uid, grants=(), rights={})
    identify_again(event.record_uid, actor=actor, at=at)


def end_alarms(event: Event, at: datetime) -> None:  # noqa: ARG001 -- it ends when the danger did
    """Close the alarms of a hidden danger that was closed: with it an alarm ends that has gone."""
    if event.data["to"] == State.CLOSED:
        actor = Actor(uid=event.actor_uid, grants=(), rights={})
        close_with(event.record_uid, person=event.data["person"], actor=actor, at=event.at)


def bind_again(event: Event, at: datetime) -> None:
    """Bind those who answer by name for an installation now."""
    keep_bound(event.record_uid, at)


def judge_pond_again(event: Event, at: datetime) -> None:
    """Judge the tailings pond that an alarm is of."""
    judge_pond_of(event.record_uid, at)


def judge_again(event: Event, at: datetime) -> None:
    """Judge the live risk of the enterprise that something happened at."""
    subject = _subject(event)
    if subject is not None:
        judge_risk_of(subject, at)


def _subject(event: Event) -> UUID | None:
    """Return the enterprise that an event tells of, where something of it is watched."""
    rows = installations().filter(until=None)
    own = rows.filter(uid=event.record_uid).first()
    if own is not None:
        return own.subject_uid
    ids = Path(event.path_then).ids()
    found = (
        rows.filter(enterprise_id=ids[FIRM_DEPTH - 1]).first() if len(ids) >= FIRM_DEPTH else None
    )
    return None if found is None else found.subject_uid


SUBSCRIPTIONS: Final = (
    Subscription("inherent.grade_again", HOLDINGS_CHANGED, grade_again),
    Subscription("inherent.end_alarms", frozenset({"danger.moved"}), end_alarms),
    Subscription("inherent.bind_again", NAMED_MOVED, bind_again),
    Subscription("inherent.judge_pond_again", ALARM_MOVED, judge_pond_again),
    Subscription("inherent.judge_again", RISK_MOVED, judge_again),
)
