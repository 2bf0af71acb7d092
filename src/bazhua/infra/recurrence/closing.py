"""The close of a period: its figures, and by policy what was missed as rows and obligations."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Exists

from bazhua.infra.db.reach import LEVELS
from bazhua.infra.events.emission import emit
from bazhua.infra.obligations.core.case import Terms
from bazhua.infra.obligations.services import Opening, open_each
from bazhua.infra.obligations.sweep import CLOCK
from bazhua.infra.recurrence.core.periods import Period, following, named
from bazhua.infra.recurrence.core.policy import Demand, OnClose, addressed
from bazhua.infra.recurrence.models import Assignment, ClosedPeriod, RecurrenceRule, rules
from bazhua.infra.recurrence.rows import demand_of, next_columns, schedule_of
from bazhua.infra.recurrence.selectors import bound, tally, told
from bazhua.kernel.policy.calendar import WorkCalendar

BATCH: Final = 500

MISS: Final = """
INSERT INTO recurrence_fulfilment (assignment_id, opens_at, state, at, late, missed_at, excuse)
SELECT id, %(opens_at)s, 'missed', %(closes_at)s, false, %(closes_at)s, ''
FROM unnest(%(ids)s::bigint[]) AS id ORDER BY id
ON CONFLICT (assignment_id, opens_at) DO NOTHING
RETURNING assignment_id
"""
"""What is done in the same moment by another transaction is not missed: it is left out."""


@transaction.atomic
def close_due(at: datetime, *, calendar: WorkCalendar, batch: int = BATCH) -> int:
    """Go one batch further with the period whose close is due longest.

    Any number of processes may do this at once. When one dies in the middle, nothing of its
    batch has happened and the others do it. The instant of what was missed is the close of its
    window, not the time of the call.

    Returns:
        How many were missed in this batch, and one more when the period is closed with it; 0
        means nothing is due that nobody else does.
    """
    due = rules().filter(next_close_at__lte=at).order_by("next_close_at", "pk")
    rule = due.select_for_update(skip_locked=True).first()
    if rule is None or rule.next_opens_at is None:
        return 0
    period = named(schedule_of(rule), rule.next_opens_at, calendar)
    if period is None:
        _advance(rule, rule.next_opens_at, calendar)
        return 1
    demand = demand_of(rule)
    if demand.on_close is OnClose.COUNT:
        _close(rule, period, calendar, at)
        return 1
    return _escalate(rule, period, demand, calendar, at, batch)


def _escalate(
    rule: RecurrenceRule,
    period: Period,
    demand: Demand,
    calendar: WorkCalendar,
    at: datetime,
    batch: int,
) -> int:
    waiting = bound(rule, period.days.last).filter(~Exists(told(period.opens_at)))
    rows = list(waiting.filter(pk__gt=rule.cursor).order_by("pk")[:batch])
    missed = _missed(rows, period)
    open_each([_opening(one, period, demand) for one in missed], actor=CLOCK, at=at)
    if len(rows) < batch:
        _close(rule, period, calendar, at)
        return len(missed) + 1
    rules().filter(pk=rule.pk).update(cursor=rows[-1].pk)
    return len(missed)


def _missed(rows: list[Assignment], period: Period) -> list[Assignment]:
    values: dict[str, Any] = {
        "ids": [row.pk for row in rows],
        "opens_at": period.opens_at,
        "closes_at": period.closes_at,
    }
    with connection.cursor() as cursor:
        cursor.execute(MISS, values)
        written = {id_ for (id_,) in cursor.fetchall()}
    return [row for row in rows if row.pk in written]


def _opening(row: Assignment, period: Period, demand: Demand) -> Opening:
    names = {column.removesuffix("_id"): str(getattr(row, column)) for column in LEVELS.values()}
    names |= {"holder": row.holder, "overseer": row.overseer}
    return Opening(
        kind=demand.kind,
        subject_kind=row.subject_kind,
        subject_uid=row.subject_uid,
        place=row.place,
        terms=Terms(
            holder=row.holder,
            clause=demand.clause,
            starts_at=period.opens_at,
            rule=addressed(demand.rule, names),
        ),
        due_at=period.closes_at,
    )


def _close(rule: RecurrenceRule, period: Period, calendar: WorkCalendar, at: datetime) -> None:
    counted = tally(rule, period)
    figures = asdict(counted) | {"missed": counted.missing}
    ClosedPeriod.objects.create(
        rule=rule,
        opens_at=period.opens_at,
        closes_at=period.closes_at,
        closed_at=at,
        **figures,
    )
    data = {"opens_at": period.opens_at, "closed_at": at, **figures}
    emit("recurrence.closed", rule, actor=CLOCK, at=period.closes_at, data=data)
    _advance(rule, period.opens_at, calendar)


def _advance(rule: RecurrenceRule, closed: datetime, calendar: WorkCalendar) -> None:
    schedule = schedule_of(rule)
    after = next_columns(following(schedule, closed, calendar), schedule)
    rules().filter(pk=rule.pk).update(cursor=0, **after)
