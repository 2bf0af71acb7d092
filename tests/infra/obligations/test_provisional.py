"""Due instants that wait for a year's holidays move when they are published, and only then."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bazhua.infra.obligations.models import Wake
from bazhua.infra.obligations.provisional import recompute
from bazhua.infra.obligations.rows import limit_read, limit_written
from bazhua.infra.obligations.services import Request, open_obligation, pause, resume
from bazhua.infra.obligations.sweep import sweep
from bazhua.kernel.policy.calendar import WorkCalendar, WorkdayYear
from bazhua.kernel.policy.limits import TimeLimit, Unit
from tests.infra.obligations.scene import CLERK, actor, opening, stored, told

START = datetime(2026, 12, 28, 2, tzinfo=UTC)
"""A Monday; the fifth working day after it is 4 January, unless the year begins with a holiday."""
LIMIT = TimeLimit(5, Unit.WORKING_DAY)
NOW = START + timedelta(hours=1)


def year(number, *holidays):
    return WorkdayYear(
        clause="platform:test",
        since=date(number, 1, 1),
        year=number,
        holidays=tuple(date(number, *day) for day in holidays),
        workdays=(),
    )


UNPUBLISHED = WorkCalendar([year(2026)])
PUBLISHED = WorkCalendar([year(2026), year(2027, (1, 1), (1, 4))])
QUIET = WorkCalendar([year(2026), year(2027)])


def opened():
    due = LIMIT.due(START, UNPUBLISHED)
    assert due.provisional
    given = replace(opening(due.at, starts_at=START), limit=LIMIT)
    return open_obligation(given, actor=CLERK, at=START)


def beijing_day(row):
    return (stored(row).due_at + timedelta(hours=8)).date()


@pytest.mark.parametrize("limit", [LIMIT, TimeLimit(3, Unit.MONTH, rolls=True)], ids=str)
def test_limit_is_read_as_it_was_written(limit):
    assert limit_read(limit_written(limit)) == limit
    assert limit_written(None) == ""


@pytest.mark.django_db
def test_due_instant_moves_when_the_year_is_published():
    row = opened()
    before = beijing_day(row)

    moved = recompute(PUBLISHED, actor=CLERK, at=NOW)

    after = stored(row)
    assert (before, moved, beijing_day(row)) == (date(2027, 1, 4), 1, date(2027, 1, 6))
    assert (after.limit, after.base_due_at, after.wake_at) == ("", None, after.due_at)
    assert Wake.objects.get(pk=row.pk).at == after.due_at
    ((kind, at, data),) = told(row)
    assert (kind, at) == ("obligation.due_moved", NOW)
    assert datetime.fromisoformat(data["to"]) == after.due_at
    assert datetime.fromisoformat(data["from"]) == row.due_at


@pytest.mark.django_db
def test_published_year_that_changes_nothing_settles_in_silence():
    row = opened()

    moved = recompute(QUIET, actor=CLERK, at=NOW)

    assert (moved, stored(row).due_at, stored(row).limit) == (0, row.due_at, "")
    assert told(row) == []


@pytest.mark.django_db
def test_repeated_recomputation_changes_nothing():
    row = opened()
    recompute(PUBLISHED, actor=CLERK, at=NOW)
    before = stored(row).version

    again = recompute(PUBLISHED, actor=CLERK, at=NOW)

    assert (again, stored(row).version) == (0, before)


@pytest.mark.django_db
def test_year_that_is_still_unpublished_leaves_all_as_it_is():
    row = opened()

    moved = recompute(UNPUBLISHED, actor=CLERK, at=NOW)

    assert (moved, stored(row).version, stored(row).limit) == (0, 1, "5 working_day")


@pytest.mark.django_db
def test_pause_is_kept_when_the_due_instant_moves():
    row = opened()
    chief = actor(5, "chief")
    stood = timedelta(hours=30)
    asked = {"obligation": row.uid, "ground": "platform:test"}
    pause(Request(version=1, **asked), actor=chief, at=NOW)
    resume(Request(version=2, **asked), actor=chief, at=NOW + stood)

    recompute(PUBLISHED, actor=CLERK, at=NOW + stood)

    assert stored(row).due_at == LIMIT.due(START, PUBLISHED).at + stood


@pytest.mark.django_db
def test_missed_obligation_stays_missed_at_its_instant():
    row = opened()
    sweep(row.due_at)

    moved = recompute(PUBLISHED, actor=CLERK, at=row.due_at)

    assert (moved, stored(row).due_at, stored(row).missed_at) == (0, row.due_at, row.due_at)
