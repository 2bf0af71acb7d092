"""What is missing, computed over the assignments with one anti-join; nothing is stored for it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.recurrence.core.periods import (
    Period,
    Schedule,
    closed_before,
    period_of,
)
from bazhua.infra.recurrence.core.policy import State
from bazhua.infra.recurrence.models import (
    Assignment,
    Fulfilment,
    RecurrenceRule,
    assignments,
    rules,
)
from bazhua.infra.recurrence.rows import schedule_of
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of

RESOURCE: Final = "recurrence"
PAGE: Final = 50
LOOKED_BACK: Final = timedelta(days=400)
"""How long after its last day a rule may still have a period that closed last."""

TALLY: Final = """
SELECT count(*),
       count(*) FILTER (WHERE fulfilment.state = 'done'),
       count(*) FILTER (WHERE fulfilment.late),
       count(*) FILTER (WHERE fulfilment.state = 'excused')
FROM recurrence_assignment AS assignment
LEFT JOIN recurrence_fulfilment AS fulfilment
    ON fulfilment.assignment_id = assignment.id AND fulfilment.opens_at = %(opens_at)s
WHERE assignment.rule_id = %(rule)s AND assignment.since <= %(last)s
  AND (assignment.until IS NULL OR assignment.until >= %(last)s)
  AND (%(below)s = '' OR assignment.path_then LIKE %(below)s)
"""


@dataclass(frozen=True, slots=True)
class Missing:
    """One of whom something is expected that is not there; ``id`` continues the list."""

    id: int
    subject_kind: str
    subject_uid: UUID
    holder: str
    region: Path


@dataclass(frozen=True, slots=True)
class Stand:
    """A rule in one of its periods."""

    rule: RecurrenceRule
    period: Period


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a subject stands in a period; nothing was told of it while it is missing."""

    assignment: Assignment
    period: Period
    told: Fulfilment | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How a period stands; ``late`` are among the done."""

    expected: int
    done: int
    late: int
    excused: int

    @property
    def missing(self) -> int:
        """How many are neither done nor excused."""
        return self.expected - self.done - self.excused


def missing(
    rule: RecurrenceRule, period: Period, actor: Actor, *, at: datetime, after: int = 0
) -> list[Missing]:
    """Return the next page of those from whom a period's thing is missing, as the actor may see.

    Args:
        after: ``id`` of the last one of the page before.
    """
    rows = _visible(rule, period, actor, at).filter(pk__gt=after).order_by("pk")[:PAGE]
    return [
        Missing(row.pk, row.subject_kind, row.subject_uid, row.holder, Path(row.path_now))
        for row in rows.only("subject_kind", "subject_uid", "holder", "path_now")
    ]


def count_missing(rule: RecurrenceRule, period: Period, actor: Actor, *, at: datetime) -> int:
    """Return how many are missing, as far as the actor may see."""
    return _visible(rule, period, actor, at).count()


def tally(rule: RecurrenceRule, period: Period, region: Path | None = None) -> Tally:
    """Return how a period stands, in the tree as it was on its days.

    Args:
        region: counts only what stood there; without it everything.
    """
    values: dict[str, Any] = {
        "rule": rule.pk,
        "opens_at": period.opens_at,
        "last": period.days.last,
        "below": f"{region.dotted}%" if region else "",
    }
    with connection.cursor() as cursor:
        cursor.execute(TALLY, values)
        return Tally(*cursor.fetchone())


def running(kind: str, at: datetime, calendar: WorkCalendar) -> list[Stand]:
    """Return each rule of a kind with its period that runs at an instant, for rules that many share."""
    return _standing(kind, at, lambda schedule: period_of(schedule, at, calendar))


def closed(kind: str, at: datetime, calendar: WorkCalendar) -> list[Stand]:
    """Return each rule of a kind with its period that closed last, for rules that many share."""
    return _standing(kind, at, lambda schedule: closed_before(schedule, at, calendar))


def unsettled(stands: Iterable[Stand]) -> QuerySet[Assignment]:
    """Return from whom a thing is missing in any of some periods: one anti-join for each."""
    open_ones = Q(pk__in=[])
    for one in stands:
        settled = told(one.period.opens_at).exclude(state=State.MISSED.value)
        open_ones |= Q(_expected(one.rule, one.period.days.last), ~Exists(settled))
    return assignments().filter(open_ones)


def outcomes(stands: Iterable[Stand], subjects: Collection[UUID]) -> list[Outcome]:
    """Return how some subjects stand in those of some periods in which something is expected."""
    known = list(stands)
    of_any = Q(pk__in=[])
    for one in known:
        of_any |= _expected(one.rule, one.period.days.last)
    rows = list(assignments().filter(of_any, subject_uid__in=subjects).order_by("pk"))
    periods = {one.rule.pk: one.period for one in known}
    told_of = Fulfilment.objects.filter(assignment__in=[row.pk for row in rows])
    settled = {
        (one.assignment_id, one.opens_at): one
        for one in told_of.filter(opens_at__in=[period.opens_at for period in periods.values()])
    }
    return [
        Outcome(row, period, settled.get((row.pk, period.opens_at)))
        for row in rows
        for period in [periods[row.rule_id]]
    ]


def bound(rule: RecurrenceRule, last: date) -> ScopedQuerySet[Assignment]:
    """Return of whom a period is expected: whom the rule binds on its last day.

    Who joins or moves within a period is expected where he then is; who leaves it is not.
    """
    return assignments().filter(_expected(rule, last))


def told(opens_at: datetime) -> QuerySet[Fulfilment]:
    """Return what became of an outer assignment in the period that opens at an instant."""
    return Fulfilment.objects.filter(assignment=OuterRef("pk"), opens_at=opens_at)


def _expected(rule: RecurrenceRule, last: date) -> Q:
    return (Q(until=None) | Q(until__gte=last)) & Q(rule=rule, since__lte=last)


def _standing(kind: str, at: datetime, find: Callable[[Schedule], Period | None]) -> list[Stand]:
    lasting = Q(until=None) | Q(until__gte=day_of(at) - LOOKED_BACK)
    found = [
        (row, find(schedule_of(row))) for row in rules().filter(lasting, kind=kind).order_by("pk")
    ]
    return [Stand(row, period) for row, period in found if period is not None]


def _visible(
    rule: RecurrenceRule, period: Period, actor: Actor, at: datetime
) -> ScopedQuerySet[Assignment]:
    settled = told(period.opens_at).exclude(state=State.MISSED.value)
    seen = bound(rule, period.days.last).visible_to(actor, RESOURCE, VIEW, at=at)
    return seen.filter(~Exists(settled))
