"""What the tests of stored rules share: actors, rules, teams bound to them."""

from datetime import date, datetime, timedelta
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.recurrence.core.periods import Schedule, Window, named
from bazhua.infra.recurrence.core.policy import Demand, OnClose
from bazhua.infra.recurrence.core.rhythms import Daily
from bazhua.infra.recurrence.deeds import Deed
from bazhua.infra.recurrence.models import Assignment, Fulfilment, RecurrenceRule
from bazhua.infra.recurrence.rows import schedule_of
from bazhua.infra.recurrence.services import Bound, bind, set_rule
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.workdays import WORKDAY_ROWS
from bazhua.kernel.scope import Grant, Path, Place
from bazhua.kernel.times import BEIJING

CALENDAR = WorkCalendar(WORKDAY_ROWS)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY = date(2026, 11, 23)
LONG_AGO = datetime(2020, 1, 1, tzinfo=BEIJING)
ACTIONS = ("view", "set", "bind", "fulfil", "excuse")
RIGHTS = {("recurrence", action): frozenset({"officer"}) for action in ACTIONS} | {
    ("recurrence", "view"): frozenset({"officer", "viewer"})
}
EAST, WEST = ".1.2.3.", ".1.2.4."


def beijing(hour=0, minute=0, day=TODAY):
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING) + timedelta(
        hours=hour, minutes=minute
    )


def actor(number=900, region=".1.", role="officer"):
    grant = Grant(role=role, region=Path(region), since=LONG_AGO)
    return Actor(uid=UUID(int=number), grants=(grant,), rights=RIGHTS)


PROVINCE = actor()
DAWN = beijing(0, 1)
MORNING = Schedule(
    rhythm=Daily(), windows=(Window(6 * HOUR, 9 * HOUR),), grace=timedelta(minutes=10), since=TODAY
)
CHAIN = EscalationRule((Level("{holder}", 0 * HOUR), Level("role:duty@{county}", HOUR)), HOUR)


def a_rule(on_close=OnClose.ESCALATE, schedule=MORNING, calendar=CALENDAR, at=DAWN):
    demand = Demand(
        kind="meeting.hold",
        clause="platform:test",
        excuses=frozenset({"shutdown"}),
        on_close=on_close,
        rule=CHAIN,
    )
    place = Place(region=Path(".1."))
    return set_rule(schedule, demand, place=place, actor=PROVINCE, at=at, calendar=calendar)


def team(number, region=EAST):
    return Bound(
        kind="team",
        uid=UUID(int=number),
        holder=f"post:{number}",
        place=Place(region=Path(region)),
    )


def bound_teams(rule, numbers, region=EAST, since=TODAY):
    teams = [team(number, region) for number in numbers]
    return bind(rule.uid, teams, since=since, actor=PROVINCE, at=DAWN)


def done(rule, number, record=1, opens_at=None):
    return Deed(rule=rule.uid, subject=UUID(int=number), record=UUID(int=record), opens_at=opens_at)


def period(rule, day=TODAY):
    return named(schedule_of(rule), beijing(6, day=day), CALENDAR)


def all_rows():
    """Return every row, to see that a refusal changed none."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (RecurrenceRule, Assignment, Fulfilment)
    ]
