"""Between rows and values: rhythms, windows and demands as JSON."""

from datetime import date, timedelta
from typing import Any, Final

from bazhua.infra.obligations.rows import rule_read, rule_written
from bazhua.infra.recurrence.core.periods import Period, Schedule, Window
from bazhua.infra.recurrence.core.policy import Demand, OnClose
from bazhua.infra.recurrence.core.rhythms import RHYTHMS, Every, MonthDay, Months, Rhythm, Weekdays
from bazhua.infra.recurrence.models import RecurrenceRule
from bazhua.kernel.scope import Place

MICROSECOND: Final = timedelta(microseconds=1)
NAMES: Final = {kind: name for name, kind in RHYTHMS.items()}


def columns_of(schedule: Schedule, demand: Demand) -> dict[str, Any]:
    """Return the columns of a rule."""
    return {
        "kind": demand.kind,
        "clause": demand.clause,
        "rhythm": _rhythm_written(schedule.rhythm),
        "windows": [
            [one.opens // MICROSECOND, None if one.closes is None else one.closes // MICROSECOND]
            for one in schedule.windows
        ],
        "grace": schedule.grace // MICROSECOND,
        "since": schedule.since,
        "until": schedule.until,
        "excuses": sorted(demand.excuses),
        "on_close": demand.on_close.value,
        "escalation": rule_written(demand.rule),
    }


def schedule_of(row: RecurrenceRule) -> Schedule:
    """Return when a rule expects something."""
    return Schedule(
        rhythm=_rhythm_read(row.rhythm),
        windows=tuple(
            Window(opens * MICROSECOND, None if closes is None else closes * MICROSECOND)
            for opens, closes in row.windows
        ),
        grace=row.grace * MICROSECOND,
        since=row.since,
        until=row.until,
    )


def demand_of(row: RecurrenceRule) -> Demand:
    """Return what a rule demands."""
    return Demand(
        kind=row.kind,
        clause=row.clause,
        excuses=frozenset(row.excuses),
        on_close=OnClose(row.on_close),
        rule=rule_read(row.escalation),
    )


def next_columns(period: Period | None, schedule: Schedule) -> dict[str, Any]:
    """Return the columns that name the period which is closed next."""
    return {
        "next_opens_at": period and period.opens_at,
        "next_close_at": period and period.closes_at + schedule.grace,
    }


def place_columns(place: Place) -> dict[str, Any]:
    """Return the columns that say where a rule or an assignment stands."""
    return {
        "path_then": place.region.dotted,
        "path_now": place.region.dotted,
        "group_now": place.group.dotted if place.group else "",
        "dept_mask": place.departments,
        "assignment_ids": sorted(place.assignments),
    }


def _rhythm_written(rhythm: Rhythm) -> dict[str, Any]:
    name = {"name": NAMES[type(rhythm)]}
    match rhythm:
        case Weekdays(on):
            return {**name, "on": sorted(on)}
        case MonthDay(on, rolls):
            return {**name, "on": on, "rolls": rolls}
        case Months(count):
            return {**name, "count": count}
        case Every(count, first):
            return {**name, "count": count, "first": first.isoformat()}
        case _:
            return {**name}


def _rhythm_read(told: dict[str, Any]) -> Rhythm:
    given = {key: value for key, value in told.items() if key != "name"}
    if "first" in given:
        given["first"] = date.fromisoformat(given["first"])
    if isinstance(given.get("on"), list):
        given["on"] = frozenset(given["on"])
    return RHYTHMS[told["name"]](**given)
