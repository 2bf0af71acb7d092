"""Rhythms and periods: no day twice, none left out where there is no gap, ends of months, years."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bazhua.infra.recurrence.core.periods import (
    Schedule,
    Window,
    closed_before,
    closing_after,
    expected,
    following,
    named,
    period_of,
)
from bazhua.infra.recurrence.core.rhythms import (
    Daily,
    Every,
    MonthDay,
    Months,
    Weekdays,
    Weekly,
    WorkingDays,
)
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.policy.workdays import WORKDAY_ROWS
from bazhua.kernel.times import BEIJING, day_of

CALENDAR = WorkCalendar(WORKDAY_ROWS)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SINCE = date(2024, 1, 1)
SHIFTS = (Window(8 * HOUR, 20 * HOUR), Window(20 * HOUR, 32 * HOUR))
days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
contiguous = st.one_of(
    st.just(Daily()),
    st.just(Weekly()),
    st.sampled_from([1, 2, 3, 4, 6, 12]).map(Months),
    st.integers(1, 400).map(lambda n: Every(n, SINCE)),
)
scattered = st.one_of(
    st.just(WorkingDays()),
    st.frozensets(st.integers(1, 7), min_size=1).map(Weekdays),
    st.builds(MonthDay, st.integers(1, 31), st.booleans()),
)
rhythms = contiguous | scattered


def beijing(*parts):
    return datetime(*parts, tzinfo=BEIJING)


def firsts(rhythm, since, until):
    found = expected(Schedule(rhythm=rhythm, since=since), since, until, CALENDAR)
    return [one.days.first for one in found]


@given(rhythms, days, st.integers(0, 800))
def test_periods_are_in_order_and_apart(rhythm, since, length):
    schedule = Schedule(rhythm=rhythm, since=SINCE)

    found = list(expected(schedule, since, since + length * DAY, CALENDAR))

    assert all(one.days.last < two.days.first for one, two in pairwise(found))
    assert all(one.closes_at < two.opens_at for one, two in pairwise(found))
    assert all(one.opens_at < one.closes_at for one in found)


@given(contiguous, days)
def test_contiguous_rhythms_leave_no_day_out(rhythm, day):
    days_of = rhythm.days_of(day, CALENDAR)
    after = rhythm.days_of(days_of.last + DAY, CALENDAR)

    assert days_of.first <= day <= days_of.last
    assert after.first == days_of.last + DAY


@given(rhythms, days, st.integers(1, 400), st.integers(0, 400))
def test_periods_of_a_stretch_are_those_of_its_parts(rhythm, day, first, second):
    schedule = Schedule(rhythm=rhythm, since=SINCE)
    cut = day + first * DAY

    whole = list(expected(schedule, day, cut + second * DAY, CALENDAR))
    parts = [
        *expected(schedule, day, cut - DAY, CALENDAR),
        *expected(schedule, cut, cut + second * DAY, CALENDAR),
    ]

    assert whole == parts


@given(rhythms, days, st.integers(0, 86_399), st.sampled_from([(Window(),), SHIFTS]))
def test_period_of_an_instant_is_one_of_the_expected(rhythm, day, second, windows):
    schedule = Schedule(rhythm=rhythm, windows=windows, since=SINCE)
    at = beijing(day.year, day.month, day.day) + timedelta(seconds=second)

    found = period_of(schedule, at, CALENDAR)

    around = list(expected(schedule, SINCE, day, CALENDAR))
    in_time = [one for one in around if one.opens_at <= at <= one.closes_at]
    if in_time:
        assert found == in_time[-1]
    elif found is not None:
        assert found in around
        assert found.closes_at < at
        assert day_of(at) <= found.days.last


@given(rhythms, days, st.sampled_from([(Window(),), SHIFTS]), st.integers(0, 40))
@example(Every(3, SINCE), date(2026, 1, 2), (Window(),), 1)
def test_every_period_is_closed_in_turn(rhythm, day, windows, grace):
    schedule = Schedule(rhythm=rhythm, windows=windows, since=SINCE, grace=grace * HOUR)
    start = beijing(day.year, day.month, day.day)

    period = closing_after(schedule, start, CALENDAR)
    chain = [period]
    for _ in range(5):
        chain.append(following(schedule, chain[-1].opens_at, CALENDAR))

    until = chain[-1].days.first
    every = [
        one
        for one in expected(schedule, SINCE, until, CALENDAR)
        if one.closes_at + schedule.grace > start and one <= chain[-1]
    ]
    assert chain == every
    assert [named(schedule, one.opens_at, CALENDAR) for one in chain] == chain


@pytest.mark.parametrize(
    ("rhythm", "since", "until", "wanted"),
    [
        (MonthDay(31), date(2024, 1, 1), date(2024, 4, 30), ["01-31", "02-29", "03-31", "04-30"]),
        (MonthDay(29), date(2025, 2, 1), date(2025, 3, 31), ["02-28", "03-29"]),
        (
            MonthDay(31, rolls=True),
            date(2026, 1, 1),
            date(2026, 3, 31),
            ["02-02", "02-28", "03-31"],
        ),
        (MonthDay(1, rolls=True), date(2026, 10, 1), date(2026, 10, 31), ["10-08"]),
        (Months(3), date(2026, 1, 2), date(2026, 12, 31), ["04-01", "07-01", "10-01"]),
        (
            Every(10, date(2026, 1, 1)),
            date(2026, 1, 1),
            date(2026, 2, 1),
            ["01-01", "01-11", "01-21", "01-31"],
        ),
        (
            Weekdays(frozenset({1, 4})),
            date(2026, 11, 23),
            date(2026, 11, 30),
            ["11-23", "11-26", "11-30"],
        ),
        (
            WorkingDays(),
            date(2026, 2, 12),
            date(2026, 2, 28),
            ["02-12", "02-13", "02-14", "02-24", "02-25", "02-26", "02-27", "02-28"],
        ),
    ],
    ids=str,
)
def test_known_days(rhythm, since, until, wanted):
    found = firsts(rhythm, since, until)

    assert [f"{day:%m-%d}" for day in found] == wanted


def test_leap_year_has_its_day():
    assert len(firsts(Daily(), date(2024, 1, 1), date(2024, 12, 31))) == 366
    year = next(expected(Schedule(rhythm=Months(12), since=SINCE), SINCE, SINCE, CALENDAR))
    assert (year.days.last, year.closes_at) == (
        date(2024, 12, 31),
        beijing(2024, 12, 31, 23, 59, 59),
    )


def test_morning_window_opens_and_closes_in_beijing_time():
    schedule = Schedule(rhythm=Daily(), windows=(Window(6 * HOUR, 9 * HOUR),), since=SINCE)

    period = next(expected(schedule, SINCE, SINCE, CALENDAR))

    assert period.opens_at == datetime(2023, 12, 31, 22, tzinfo=UTC)
    assert period.closes_at == datetime(2024, 1, 1, 1, tzinfo=UTC)
    assert period_of(schedule, beijing(2024, 1, 1, 5, 59), CALENDAR) is None
    assert period_of(schedule, beijing(2024, 1, 1, 15), CALENDAR) == period


def test_night_shift_prevails_over_the_new_day():
    schedule = Schedule(rhythm=Daily(), windows=SHIFTS, since=SINCE)

    at_night = period_of(schedule, beijing(2024, 1, 2, 3), CALENDAR)
    at_the_change = period_of(schedule, beijing(2024, 1, 2, 8), CALENDAR)

    assert at_night.opens_at == beijing(2024, 1, 1, 20)
    assert at_the_change.opens_at == beijing(2024, 1, 2, 8)


def test_day_of_the_month_with_a_window_of_three_days():
    schedule = Schedule(rhythm=MonthDay(30), windows=(Window(closes=3 * DAY),), since=SINCE)

    found = period_of(schedule, beijing(2024, 5, 2, 12), CALENDAR)

    assert found.opens_at == beijing(2024, 4, 30)
    assert period_of(schedule, beijing(2024, 5, 3, 12), CALENDAR) is None


def test_ended_rule_expects_nothing_more():
    schedule = Schedule(rhythm=Daily(), since=SINCE, until=SINCE + DAY)

    assert len(list(expected(schedule, SINCE, SINCE + 9 * DAY, CALENDAR))) == 2
    assert following(schedule, beijing(2024, 1, 2), CALENDAR) is None
    assert period_of(schedule, beijing(2024, 1, 3, 12), CALENDAR) is None


@given(contiguous, days)
def test_what_closed_last_is_the_one_before_what_closes_next(rhythm, day):
    schedule = Schedule(rhythm=rhythm, since=SINCE)
    at = datetime(day.year, day.month, day.day, 12, tzinfo=BEIJING)

    before = closed_before(schedule, at, CALENDAR)

    after = closing_after(schedule, at, CALENDAR)
    if before is None:
        assert after.days.first <= day
    else:
        assert before.closes_at <= at
        assert following(schedule, before.opens_at, CALENDAR) == after


@pytest.mark.parametrize(
    ("field", "make"),
    [
        ("on", lambda: Weekdays(frozenset())),
        ("on", lambda: Weekdays(frozenset({0, 1}))),
        ("on", lambda: MonthDay(0)),
        ("on", lambda: MonthDay(32)),
        ("count", lambda: Months(5)),
        ("count", lambda: Months(0)),
        ("count", lambda: Every(0, SINCE)),
        ("opens", lambda: Window(-HOUR)),
        ("closes", lambda: Window(HOUR, HOUR)),
        ("grace", lambda: Schedule(rhythm=Daily(), since=SINCE, grace=-HOUR)),
        ("until", lambda: Schedule(rhythm=Daily(), since=SINCE, until=SINCE - DAY)),
        ("windows", lambda: Schedule(rhythm=Daily(), since=SINCE, windows=())),
        ("windows", lambda: Schedule(rhythm=Daily(), since=SINCE, windows=SHIFTS[::-1])),
        ("windows", lambda: Schedule(rhythm=Daily(), since=SINCE, windows=(Window(), *SHIFTS))),
        ("windows", lambda: Schedule(rhythm=Daily(), since=SINCE, windows=(Window(25 * HOUR),))),
        (
            "windows",
            lambda: Schedule(rhythm=Daily(), since=SINCE, windows=(Window(HOUR, 26 * HOUR),)),
        ),
    ],
)
def test_what_makes_no_sense_is_refused(field, make):
    with pytest.raises(OutOfRange) as refused:
        make()

    assert refused.value.field == field
