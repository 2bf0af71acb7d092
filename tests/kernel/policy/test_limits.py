"""Legal time limits: what they count, when they end."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.limits import Due, TimeLimit, Unit, month_later
from bazhua.kernel.policy.workdays import WORKDAY_ROWS
from bazhua.kernel.times import BEIJING, end_of
from bazhua.kernel.words import Lang

CALENDAR = WorkCalendar(WORKDAY_ROWS)
days = st.dates(date(2004, 1, 1), date(2026, 12, 1))


def instant(text):
    return datetime.fromisoformat(text + "+08:00")


@pytest.mark.parametrize(
    ("limit", "start", "ends"),
    [
        (TimeLimit(30, Unit.MINUTE), "2026-11-23T23:45:00", "2026-11-24T00:15:00"),
        (TimeLimit(24, Unit.HOUR), "2026-02-28T08:00:00", "2026-03-01T08:00:00"),
        (TimeLimit(0, Unit.DAY), "2026-11-23T00:00:00", "2026-11-23T23:59:59"),
        (TimeLimit(60, Unit.DAY), "2024-03-01T09:00:00", "2024-04-30T23:59:59"),
        (TimeLimit(5, Unit.WORKING_DAY), "2026-09-30T09:00:00", "2026-10-13T23:59:59"),
        (TimeLimit(6, Unit.MONTH), "2026-08-31T09:00:00", "2027-02-28T23:59:59"),
        (TimeLimit(1, Unit.YEAR), "2024-02-29T09:00:00", "2025-02-28T23:59:59"),
    ],
    ids=str,
)
def test_due_each_unit(limit, start, ends):
    assert limit.due(instant(start), CALENDAR).at == instant(ends)


def test_due_counts_the_beijing_day_of_a_utc_instant():
    start = datetime.fromisoformat("2026-11-23T17:00:00+00:00")

    assert TimeLimit(1, Unit.DAY).due(start, CALENDAR).day == date(2026, 11, 25)


@pytest.mark.parametrize(("rolls", "ends"), [(True, date(2026, 10, 8)), (False, date(2026, 10, 3))])
def test_due_on_a_holiday_rolls_only_if_the_row_says_so(rolls, ends):
    limit = TimeLimit(3, Unit.DAY, rolls=rolls)

    assert limit.due_from_day(date(2026, 9, 30), CALENDAR).day == ends


def test_due_in_a_year_without_notice_is_provisional():
    limit = TimeLimit(5, Unit.WORKING_DAY)

    assert limit.due_from_day(date(2026, 12, 30), CALENDAR) == Due(
        end_of(date(2027, 1, 6)), provisional=True
    )


def test_due_in_calendar_days_never_depends_on_a_notice():
    assert not TimeLimit(400, Unit.DAY).due_from_day(date(2026, 12, 30), CALENDAR).provisional


def test_due_from_day_in_hours_is_refused():
    with pytest.raises(ValueError, match="hour"):
        TimeLimit(1, Unit.HOUR).due_from_day(date(2026, 1, 1), CALENDAR)


def test_word_names_amount_and_unit():
    word = TimeLimit(7, Unit.WORKING_DAY).word()

    assert (word.text(Lang.ZH), word.text(Lang.EN)) == ("7 个工作日", "7 working days")


def test_word_of_one_is_singular():
    word = TimeLimit(1, Unit.HOUR).word()

    assert (word.text(Lang.ZH), word.text(Lang.EN)) == ("1 小时", "1 hour")


@given(days, st.integers(0, 40))
def test_due_working_days_are_counted_one_by_one(start, amount):
    last = TimeLimit(amount, Unit.WORKING_DAY).due_from_day(start, CALENDAR).day

    counted = [start + timedelta(days=n + 1) for n in range((last - start).days)]
    assert sum(CALENDAR.works(day) for day in counted) == amount
    assert amount == 0 or CALENDAR.works(last)


@given(days, st.integers(0, 60), st.integers(0, 60), st.sampled_from(list(Unit)))
def test_due_grows_with_the_amount(start, one, other, unit):
    less, more = sorted((one, other))
    at = datetime(start.year, start.month, start.day, 12, tzinfo=BEIJING)

    assert TimeLimit(less, unit).due(at, CALENDAR).at <= TimeLimit(more, unit).due(at, CALENDAR).at


@given(days, st.integers(0, 400))
def test_month_later_keeps_the_day_or_ends_the_month(day, count):
    later = month_later(day, count)

    months = (later.year - day.year) * 12 + later.month - day.month
    ends_month = (later + timedelta(days=1)).day == 1
    assert months == count
    assert later.day == day.day or (later.day < day.day and ends_month)


@given(days, st.integers(0, 40))
def test_last_day_before_counts_working_days_one_by_one(end, amount):
    last = TimeLimit(amount, Unit.WORKING_DAY).last_day_before(end, CALENDAR)

    counted = [last + timedelta(days=n) for n in range((end - last).days)]
    assert sum(CALENDAR.works(day) for day in counted) == amount
    assert amount == 0 or CALENDAR.works(last)


@pytest.mark.parametrize(
    ("limit", "last"),
    [
        (TimeLimit(30, Unit.DAY), date(2026, 3, 1)),
        (TimeLimit(1, Unit.MONTH), date(2026, 2, 28)),
        (TimeLimit(1, Unit.YEAR), date(2025, 3, 31)),
    ],
)
def test_last_day_before_in_other_units(limit, last):
    assert limit.last_day_before(date(2026, 3, 31), CALENDAR) == last


def test_last_day_before_in_hours_is_refused():
    with pytest.raises(ValueError, match="hour"):
        TimeLimit(1, Unit.HOUR).last_day_before(date(2026, 1, 1), CALENDAR)
