"""Setting and ending rules, and binding subjects to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.recurrence.core.periods import Schedule, closing_after
from bazhua.infra.recurrence.core.policy import Demand
from bazhua.infra.recurrence.core.rhythms import DAY
from bazhua.infra.recurrence.models import Assignment, RecurrenceRule, assignments, rules
from bazhua.infra.recurrence.refusals import AlreadyBound
from bazhua.infra.recurrence.rows import columns_of, next_columns, place_columns, schedule_of
from bazhua.infra.recurrence.selectors import RESOURCE
from bazhua.kernel.errors import Forbidden, OutOfRange
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.scope import Place
from bazhua.kernel.words import say

SET: Final = "set"
BIND: Final = "bind"
MOST: Final = 1_000
"""Subjects that one call binds; a selector of more hands them over in parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A subject that a rule is to bind, with its duty-holder and its place.

    Attributes:
        overseer: address of who is called after the holder, where the chain of the rule names one.
    """

    kind: str
    uid: UUID
    holder: str
    place: Place
    overseer: str = ""


@transaction.atomic
def set_rule(
    schedule: Schedule,
    demand: Demand,
    *,
    place: Place,
    actor: Actor,
    at: datetime,
    calendar: WorkCalendar,
) -> RecurrenceRule:
    """Let something be expected from now on; periods that are over already are not closed.

    Raises:
        Forbidden: the actor may not set rules at this place.
    """
    if not actor.may(RESOURCE, SET, place, at):
        raise Forbidden
    row = rules().create(
        uid=new_uid(at),
        **place_columns(place),
        **columns_of(schedule, demand),
        **next_columns(closing_after(schedule, at, calendar), schedule),
    )
    told = {"kind": row.kind, "clause": row.clause, "rhythm": row.rhythm, "since": row.since}
    emit("recurrence.rule_set", row, actor=actor, at=at, data=told)
    return row


@transaction.atomic
def end_rule(
    rule: UUID, until: date, *, version: int, actor: Actor, at: datetime
) -> RecurrenceRule:
    """Let the rule expect nothing in periods that begin after a day.

    Raises:
        NotFound, Forbidden: the rule is out of scope, or not his to set.
        OutOfRange: the day lies before the rule begins.
        StaleState: the rule moved meanwhile.
    """
    row = access(RecurrenceRule, actor, uid=rule, resource=RESOURCE, action=SET, at=at)
    if until < row.since:
        raise OutOfRange("until", str(until), say("不早于 {day}", "{day} or later", day=row.since))
    ended = swap(row, version=version, until=until)
    emit("recurrence.rule_ended", ended, actor=actor, at=at, data={"until": until})
    return ended


@transaction.atomic
def bind(
    rule: UUID, subjects: Sequence[Bound], *, since: date, actor: Actor, at: datetime
) -> list[Assignment]:
    """Bind subjects to a rule from a day on; all of them or none.

    A rule that was set above a subject is there for it, whoever binds it.

    Raises:
        NotFound: the rule is out of scope and not set above all of them.
        Forbidden: he may not bind at a subject's place.
        OutOfRange: none or too many at once.
        AlreadyBound: the rule binds one of them on that day or later.
    """
    row = _offered(rule, [one.place for one in subjects], actor, at)
    if not 1 <= len(subjects) <= MOST:
        raise OutOfRange("subjects", len(subjects), say("1 至 {n}", "1 to {n}", n=MOST))
    if not all(actor.may(RESOURCE, BIND, one.place, at) for one in subjects):
        raise Forbidden
    _refuse_bound(row, [one.uid for one in subjects], since)
    made = assignments().bulk_create(
        Assignment(
            uid=new_uid(at),
            rule=row,
            subject_kind=one.kind,
            subject_uid=one.uid,
            holder=one.holder,
            overseer=one.overseer,
            since=since,
            **place_columns(one.place),
        )
        for one in subjects
    )
    told = {"since": since, "subjects": [one.uid for one in subjects]}
    emit("recurrence.bound", row, actor=actor, at=at, data=told)
    return made


@transaction.atomic
def release(rule: UUID, subjects: Sequence[UUID], *, last: date, actor: Actor, at: datetime) -> int:
    """End what binds some subjects with a day; return how many were bound beyond it.

    Raises:
        NotFound: the rule is out of scope and not set above all of them.
        OutOfRange: one is bound only from a later day.
    """
    mine = assignments().visible_to(actor, RESOURCE, BIND, at=at)
    bound = mine.filter(rule__uid=rule, subject_uid__in=subjects, until=None)
    found = list(bound.select_for_update(of=("self",)).order_by("pk"))
    row = _offered(rule, [one.place for one in found], actor, at)
    for one in found:
        if one.since > last:
            raise OutOfRange(
                "last", str(last), say("不早于 {day}", "{day} or later", day=one.since)
            )
    assignments().filter(pk__in=[one.pk for one in found]).update(until=last)
    if found:
        told = {"last": last, "subjects": [one.subject_uid for one in found]}
        emit("recurrence.released", row, actor=actor, at=at, data=told)
    return len(found)


@transaction.atomic
def relocate(subject: UUID, place: Place, *, on: date, actor: Actor, at: datetime) -> int:
    """Let a subject stand elsewhere from a day on; return how many assignments it has there.

    Days before keep their region in figures; access follows the new place throughout. The actor
    is who re-organises the tree.

    Raises:
        Forbidden: he may not bind at the new place.
    """
    if not actor.may(RESOURCE, BIND, place, at):
        raise Forbidden
    mine = assignments().visible_to(actor, RESOURCE, BIND, at=at)
    rows = mine.filter(subject_uid=subject).select_for_update()
    found = list(rows.order_by("pk"))
    before = [one for one in found if one.until is None and one.since < on]
    assignments().filter(pk__in=[one.pk for one in before]).update(until=on - DAY)
    for one in found:
        now = place_columns(place)
        if one.since < on:
            now.pop("path_then")
        assignments().filter(pk=one.pk).update(**now)
    made = assignments().bulk_create(_continued(before, place, on, at))
    for one in made:
        told = {"on": on, "from": one.rule_id, "before": found[0].path_now}
        emit("recurrence.relocated", one, actor=actor, at=at, data=told)
    return len(made) + sum(one.since >= on for one in found)


@transaction.atomic
def replan(*, at: datetime, calendar: WorkCalendar) -> int:
    """Close the coming periods by another calendar, as when a year's holidays are published.

    A period whose close has begun is left as it is.

    Returns:
        How many rules close at another time than before.
    """
    waiting = rules().filter(next_close_at__gt=at, cursor=0).select_for_update().order_by("pk")
    changed = 0
    for row in waiting:
        schedule = schedule_of(row)
        after = next_columns(closing_after(schedule, at, calendar), schedule)
        if after["next_opens_at"] != row.next_opens_at:
            changed += rules().filter(pk=row.pk).update(**after)
    return changed


def _offered(rule: UUID, places: Sequence[Place], actor: Actor, at: datetime) -> RecurrenceRule:
    row = rules().filter(uid=rule).first()
    above = row is not None and all(row.place.region.holds(one.region) for one in places)
    if row is not None and places and above:
        return row
    return access(RecurrenceRule, actor, uid=rule, resource=RESOURCE, action="view", at=at)


def _refuse_bound(row: RecurrenceRule, subjects: Iterable[UUID], since: date) -> None:
    # Two who bind at once wait here for each other: days must not overlap.
    rules().select_for_update().get(pk=row.pk)
    overlapping = assignments().filter(rule=row, subject_uid__in=list(subjects))
    later = overlapping.exclude(until__lt=since).order_by("pk").first()
    if later is not None:
        raise AlreadyBound(later.subject_uid)


def _continued(
    before: Iterable[Assignment], place: Place, on: date, at: datetime
) -> list[Assignment]:
    return [
        Assignment(
            uid=new_uid(at),
            rule_id=one.rule_id,
            subject_kind=one.subject_kind,
            subject_uid=one.subject_uid,
            holder=one.holder,
            overseer=one.overseer,
            since=on,
            **place_columns(place),
        )
        for one in before
    ]
