"""What was done, or is excused: the rows of expectations that are settled."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import emit
from bazhua.infra.recurrence.core.periods import Period, named, period_of
from bazhua.infra.recurrence.core.policy import State
from bazhua.infra.recurrence.models import Assignment, Fulfilment, RecurrenceRule, rules
from bazhua.infra.recurrence.refusals import NotExpected, NotOpenYet
from bazhua.infra.recurrence.rows import demand_of, schedule_of
from bazhua.infra.recurrence.selectors import RESOURCE, bound
from bazhua.kernel.errors import NotAChoice, NotFound
from bazhua.kernel.policy.calendar import WorkCalendar

FULFIL: Final = "fulfil"
EXCUSE: Final = "excuse"

SETTLE: Final = """
INSERT INTO recurrence_fulfilment AS row
    (assignment_id, opens_at, state, at, late, record_uid, excuse)
VALUES (%(assignment)s, %(opens_at)s, %(state)s, %(at)s, %(late)s, %(record)s, %(excuse)s)
ON CONFLICT (assignment_id, opens_at) DO UPDATE
SET state = excluded.state, at = excluded.at, late = excluded.late,
    record_uid = excluded.record_uid, excuse = excluded.excuse
WHERE row.state = ANY (%(over)s::text[])
RETURNING missed_at
"""
"""The first that settles an expectation counts; a second changes nothing, whoever commits first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What settles an expectation.

    Attributes:
        record: what proves that it was done, or that it is excused.
        opens_at: names the period; without it the one that the instant belongs to.
    """

    rule: UUID
    subject: UUID
    record: UUID
    opens_at: datetime | None = None


@transaction.atomic
def fulfil(deed: Deed, *, actor: Actor, at: datetime, calendar: WorkCalendar) -> Fulfilment:
    """Note that it was done at an instant; a second time changes nothing.

    After the close and its grace it is late, and stays so; what was missed was missed all the
    same. The record has an event of its own; here only what was missed and is done after all has.

    Raises:
        NotFound: there is no such rule.
        NotExpected: not of this subject, not at this time, or out of scope.
        NotOpenYet: the window has not opened.
    """
    rule = _rule(deed)
    period = _period(rule, deed, at, calendar)
    assignment = _assignment(rule, period, deed, actor, FULFIL, at)
    late = at > period.closes_at + schedule_of(rule).grace
    over = [State.MISSED.value, State.EXCUSED.value]
    values = {"state": State.DONE.value, "late": late, "excuse": "", "over": over}
    return _settled(assignment, period, deed, values, actor, at)


@transaction.atomic
def excuse(
    deed: Deed, code: str, *, actor: Actor, at: datetime, calendar: WorkCalendar
) -> Fulfilment:
    """Note that it need not be done, now or after it was missed; what is done stays done.

    Raises:
        NotFound: there is no such rule.
        NotAChoice: the rule knows no such excuse.
        NotExpected: not of this subject, not at this time, or out of scope.
    """
    rule = _rule(deed)
    known = demand_of(rule).excuses
    if code not in known:
        raise NotAChoice("excuse", code, sorted(known))
    period = _period(rule, deed, at, calendar, ahead=True)
    assignment = _assignment(rule, period, deed, actor, EXCUSE, at)
    over = [State.MISSED.value]
    values = {"state": State.EXCUSED.value, "late": False, "excuse": code, "over": over}
    return _settled(assignment, period, deed, values, actor, at)


def _rule(deed: Deed) -> RecurrenceRule:
    rule = rules().filter(uid=deed.rule).first()
    if rule is None:
        raise NotFound
    return rule


def _period(
    rule: RecurrenceRule, deed: Deed, at: datetime, calendar: WorkCalendar, *, ahead: bool = False
) -> Period:
    schedule = schedule_of(rule)
    if deed.opens_at is None:
        period = period_of(schedule, at, calendar)
    else:
        period = named(schedule, deed.opens_at, calendar)
    if period is None:
        raise NotExpected("at", deed.subject, deed.opens_at or at)
    if at < period.opens_at and not ahead:
        raise NotOpenYet(period.opens_at)
    return period


def _assignment(
    rule: RecurrenceRule, period: Period, deed: Deed, actor: Actor, action: str, at: datetime
) -> Assignment:
    mine = bound(rule, period.days.last).visible_to(actor, RESOURCE, action, at=at)
    found = mine.filter(subject_uid=deed.subject).first()
    if found is None:
        raise NotExpected("subject", deed.subject, at)
    return found


def _settled(
    assignment: Assignment,
    period: Period,
    deed: Deed,
    values: dict[str, Any],
    actor: Actor,
    at: datetime,
) -> Fulfilment:
    given = {
        **values,
        "assignment": assignment.pk,
        "opens_at": period.opens_at,
        "record": deed.record,
        "at": at,
    }
    with connection.cursor() as cursor:
        cursor.execute(SETTLE, given)
        written = cursor.fetchone()
    if written and (written[0] or values["excuse"]):
        told = {
            "opens_at": period.opens_at,
            "state": values["state"],
            "record": deed.record,
            "excuse": values["excuse"],
            "missed_at": written[0],
        }
        emit("recurrence.settled", assignment, actor=actor, at=at, data=told)
    return Fulfilment.objects.get(assignment=assignment, opens_at=period.opens_at)
