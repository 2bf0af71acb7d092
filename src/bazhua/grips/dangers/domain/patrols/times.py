"""When a patrol is expected, and who is called when it was not walked."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from bazhua.grips.dangers.domain.patrols.terms import WALK
from bazhua.grips.dangers.domain.policy.patrols import PatrolTimes
from bazhua.grips.dangers.domain.terms import PatrolRhythm
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.recurrence.core.periods import WHOLE, Schedule, Window
from bazhua.infra.recurrence.core.policy import Demand, OnClose
from bazhua.infra.recurrence.core.rhythms import Daily, Months, Rhythm, Weekly, WorkingDays

HOURS: Final = 24

RHYTHMS: Final[Mapping[PatrolRhythm, Callable[[], Rhythm]]] = {
    PatrolRhythm.EIGHT_HOURS: Daily,
    PatrolRhythm.TWELVE_HOURS: Daily,
    PatrolRhythm.DAY: Daily,
    PatrolRhythm.WORKING_DAY: WorkingDays,
    PatrolRhythm.WEEK: Weekly,
    PatrolRhythm.MONTH: Months,
}


def schedule_by(row: PatrolTimes, since: date) -> Schedule:
    """Return when a patrol of a rhythm is expected from a day on."""
    return Schedule(
        rhythm=RHYTHMS[row.rhythm](),
        windows=_windows(row.shifts),
        grace=timedelta(minutes=row.grace_min),
        since=since,
    )


def demanded(clause: str, wait: timedelta) -> Demand:
    """Return what is demanded: who has not walked is called, then who oversees him.

    Args:
        wait: how long each has to answer.
    """
    calls = (Level("{holder}", timedelta(0)), Level("{overseer}", wait))
    return Demand(
        kind=WALK,
        clause=clause,
        on_close=OnClose.ESCALATE,
        rule=EscalationRule(calls, wait),
    )


def _windows(shifts: tuple[int, ...]) -> tuple[Window, ...]:
    if not shifts:
        return (WHOLE,)
    bounds = (*shifts, shifts[0] + HOURS)
    return tuple(
        Window(timedelta(hours=begin), timedelta(hours=end)) for begin, end in pairwise(bounds)
    )
