"""What a phone knows of the patrols of its person, so that it needs no network to walk them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bazhua.grips.dangers.domain.patrols.questions import form_key
from bazhua.grips.dangers.models import Patrol, PatrolEdition, PatrolRound
from bazhua.grips.dangers.selectors.patrols.patrols import walked_by
from bazhua.grips.dangers.selectors.patrols.standing import calendar_at
from bazhua.infra.db.actors import Actor
from bazhua.infra.forms.assembly import Asked, all_of
from bazhua.infra.forms.selectors import templates_of
from bazhua.infra.recurrence.core.periods import Period, Schedule, expected
from bazhua.infra.recurrence.models import rules
from bazhua.infra.recurrence.rows import schedule_of
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.times import day_of

AHEAD: Final = timedelta(days=7)
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """An edition with its questions, and when it is to be walked in the coming days."""

    number: int
    questions: tuple[Asked, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class ToWalk:
    """A patrol as a phone keeps it.

    Attributes:
        walked: the periods, by their beginning, in which it is walked already.
    """

    patrol: Patrol
    editions: tuple[Coming, ...]
    walked: tuple[datetime, ...]


def patrols_ahead(actor: Actor, *, at: datetime) -> list[ToWalk]:
    """Return the patrols that somebody may walk; as many queries for one as for several."""
    found = walked_by(actor, at=at)
    editions = _editions(found)
    all_editions = [one for several in editions.values() for one in several]
    asked = templates_of((form_key(one.patrol.uid), one.number) for one in all_editions)
    uids = {one.rule_uid for one in all_editions}
    schedules = {row.uid: schedule_of(row) for row in rules().filter(uid__in=uids)}
    walked, calendar = _walked(found, at), calendar_at(at)
    return [
        ToWalk(
            row,
            tuple(
                Coming(
                    one.number,
                    all_of(asked[form_key(row.uid), one.number]),
                    tuple(_periods(schedules[one.rule_uid], (one.since, last), at, calendar)),
                )
                for one, last in _lasting(editions[row.pk], row, day_of(at))
            ),
            tuple(walked[row.pk]),
        )
        for row in found
    ]


def _editions(found: Sequence[Patrol]) -> Mapping[int, list[PatrolEdition]]:
    rows = PatrolEdition.objects.filter(patrol__in=found).select_related("patrol")
    grouped: dict[int, list[PatrolEdition]] = defaultdict(list)
    for row in rows.order_by("since"):
        grouped[row.patrol_id].append(row)
    return grouped


def _walked(found: Sequence[Patrol], at: datetime) -> Mapping[int, list[datetime]]:
    rows = PatrolRound.objects.filter(patrol__in=found, walked_at__isnull=False)
    since = at - timedelta(days=40)
    grouped: dict[int, list[datetime]] = defaultdict(list)
    for patrol, opens_at in rows.filter(opens_at__gte=since).values_list("patrol_id", "opens_at"):
        grouped[patrol].append(opens_at)
    return grouped


def _lasting(
    editions: Sequence[PatrolEdition], row: Patrol, day: date
) -> Iterator[tuple[PatrolEdition, date]]:
    """Yield the edition of a day and those that follow, each with its last day."""
    follow = [one.since - DAY for one in editions[1:]]
    for one, last in zip(editions, [*follow, row.ended_on or date.max], strict=True):
        if last >= day:
            yield one, last


def _periods(
    schedule: Schedule, days: tuple[date, date], at: datetime, calendar: WorkCalendar
) -> Iterator[Period]:
    begin = day_of(at - schedule.reach) - timedelta(days=schedule.rhythm.apart)
    for one in expected(schedule, begin, day_of(at + AHEAD), calendar):
        if days[0] <= one.days.last <= days[1] and one.days.last >= day_of(at) - DAY:
            yield one
