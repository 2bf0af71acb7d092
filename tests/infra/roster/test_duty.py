"""Who is on duty, when nobody is, who hands over."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.roster.duty import (
    Holder,
    Leave,
    Roster,
    Substitute,
    Watch,
    on_duty,
    unreachable,
    watches,
)
from bazhua.infra.roster.handover import Changeover, Signed, changeovers, unsigned
from bazhua.infra.roster.shifts import Rhythm, Shift
from bazhua.infra.roster.spans import BackwardSpan, Span, joined, pieces, without
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.times import BEIJING

MONDAY = date(2026, 11, 23)
SECOND = timedelta(seconds=1)
DESK = "post:desk"
DAILY = frozenset(range(7))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


def hours(since, until):
    return Span(at(since), at(until))


def shift(person, begins=8, lasts=12, weekdays=DAILY, **changes):
    rhythm = changes.pop("rhythm", Rhythm.weekly(MONDAY, weekdays))
    return Shift(
        post=changes.pop("post", DESK),
        person=person,
        rhythm=rhythm,
        begins=time(begins),
        lasts=timedelta(hours=lasts),
        **changes,
    )


TWO_SHIFTS = Roster(shifts=(shift("an", 8), shift("bo", 20)))


@pytest.mark.parametrize(
    ("when", "person"),
    [
        ("2026-11-24T07:59:59", "bo"),
        ("2026-11-24T08:00:00", "an"),
        ("2026-11-24T19:59:59.999999", "an"),
        ("2026-11-24T20:00:00", "bo"),
        ("2026-11-25T00:00:00", "bo"),
    ],
)
def test_duty_passes_at_the_second_of_the_shift(when, person):
    assert on_duty(TWO_SHIFTS, [DESK], at(when)) == (person,)


def test_duty_is_the_same_for_a_utc_instant():
    noon = datetime.fromisoformat("2026-11-24T00:00:00+00:00")

    assert on_duty(TWO_SHIFTS, [DESK], noon) == ("an",)


def test_duty_of_another_post_is_not_answered():
    assert on_duty(TWO_SHIFTS, ["post:other"], at("2026-11-24T09:00:00")) == ()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2026, 11, 25), True),
        (date(2026, 11, 24), False),
        (date(2026, 12, 7), True),
        (date(2026, 12, 9), False),
    ],
)
def test_weekly_rhythm_holds_on_its_days(day, works):
    rhythm = Rhythm.weekly(MONDAY, frozenset({0, 2}), last=date(2026, 12, 7))

    assert rhythm.holds(day) == works


def test_weekly_rhythm_that_starts_midweek_keeps_the_weekdays():
    rhythm = Rhythm.weekly(date(2026, 11, 26), frozenset({0, 4}))

    days = [MONDAY + timedelta(days=n) for n in range(12)]
    assert [day.day for day in days if rhythm.holds(day)] == [27, 30, 4]


def test_rota_of_four_teams_covers_every_hour():
    teams = [
        shift(f"team {n}", begin, 8, rhythm=Rhythm(first=MONDAY, cycle_days=8, on=frozenset(on)))
        for n in range(4)
        for begin, on in (
            (0, {2 * n, (2 * n + 1) % 8}),
            (8, {(2 * n + 2) % 8, (2 * n + 3) % 8}),
            (16, {(2 * n + 4) % 8, (2 * n + 5) % 8}),
        )
    ]

    assert unreachable(Roster(tuple(teams)), [DESK], at("2026-11-24T00:00:00"), 30 * 24) == ()


def test_single_day_passes_midnight():
    night = Roster((shift("an", 22, 10, rhythm=Rhythm.single(MONDAY)),))

    assert watches(night, [DESK], hours("2026-11-23T00:00:00", "2026-11-25T00:00:00")) == (
        watch("2026-11-23T00:00:00", "2026-11-23T22:00:00"),
        watch("2026-11-23T22:00:00", "2026-11-24T08:00:00", "an"),
        watch("2026-11-24T08:00:00", "2026-11-25T00:00:00"),
    )


def watch(since, until, *persons):
    return Watch(hours(since, until), persons)


def test_lower_rank_is_called_first():
    both = Roster((shift("deputy", rank=1), shift("chief")))

    assert on_duty(both, [DESK], at("2026-11-24T09:00:00")) == ("chief", "deputy")


AWAY = hours("2026-11-24T10:00:00", "2026-11-24T12:00:00")


@pytest.mark.parametrize(
    ("substitutes", "leaves", "answer"),
    [
        ([], [], ("an",)),
        ([], ["an"], ()),
        ([("an", "cy", False)], [], ("cy",)),
        ([("an", "cy", False)], ["an"], ("cy",)),
        ([("an", "cy", False)], ["cy"], ()),
        ([("an", "cy", False), ("cy", "di", False)], [], ("di",)),
        ([("an", "cy", False), ("cy", "an", False)], [], ("cy",)),
        ([("an", "cy", False), ("an", "di", False)], [], ("di",)),
        ([("an", "cy", True)], [], ("an",)),
        ([("an", "cy", True)], ["an"], ("cy",)),
        ([("an", "an", False)], [], ("an",)),
    ],
    ids=str,
)
def test_substitute_prevails_and_nobody_on_leave_is_answered(substitutes, leaves, answer):
    roster = Roster(
        shifts=(shift("an"),),
        substitutes=tuple(
            Substitute(post=DESK, absent=absent, person=person, span=AWAY, when_away=when_away)
            for absent, person, when_away in substitutes
        ),
        leaves=tuple(Leave(person, AWAY) for person in leaves),
    )

    assert on_duty(roster, [DESK], AWAY.since) == answer
    assert on_duty(roster, [DESK], AWAY.since - SECOND) == ("an",)
    assert on_duty(roster, [DESK], AWAY.until) == ("an",)


def test_substitute_of_another_post_does_not_stand_in():
    other = Substitute(post="post:other", absent="an", person="cy", span=AWAY)

    assert on_duty(Roster((shift("an"),), (other,)), [DESK], AWAY.since) == ("an",)


def test_unreachable_names_the_gap_to_the_second():
    roster = Roster((shift("an", 8, 11), shift("bo", 20)), leaves=(Leave("bo", AWAY),))

    assert unreachable(roster, [DESK], at("2026-11-24T07:00:00")) == (
        hours("2026-11-24T19:00:00", "2026-11-24T20:00:00"),
    )


def test_unreachable_counts_a_person_without_a_number_as_nobody():
    roster = Roster(TWO_SHIFTS.shifts, mute=frozenset({"bo"}))

    assert unreachable(roster, [DESK], at("2026-11-24T21:00:00")) == (
        hours("2026-11-24T21:00:00", "2026-11-25T08:00:00"),
        hours("2026-11-25T20:00:00", "2026-11-25T21:00:00"),
    )


def test_unreachable_is_closed_by_the_other_post():
    roster = Roster((shift("an", 8), shift("bo", 20, post="post:night")))

    assert unreachable(roster, [DESK, "post:night"], at("2026-11-24T07:00:00")) == ()


def test_changeovers_lack_the_signatures_that_nobody_gave():
    window = hours("2026-11-24T07:00:00", "2026-11-24T21:00:00")

    due = changeovers(TWO_SHIFTS, DESK, window)

    morning = Changeover(at("2026-11-24T08:00:00"), DESK, ("bo",), ("an",))
    evening = Changeover(at("2026-11-24T20:00:00"), DESK, ("an",), ("bo",))
    signatures = [Signed(DESK, morning.at, "bo"), Signed(DESK, morning.at, "an")]
    signatures += [Signed(DESK, evening.at, "an"), Signed("post:other", evening.at, "bo")]
    assert due == (morning, evening)
    assert unsigned(due, signatures) == ((evening, ("bo",)),)


def test_person_who_stays_signs_nothing():
    due = [Changeover(AWAY.since, DESK, ("an", "bo"), ("bo", "cy"))]

    assert unsigned(due, []) == ((due[0], ("an", "cy")),)


@pytest.mark.parametrize("lasts", [0, -1, 7 * 24 + 1])
def test_shift_of_impossible_length_is_refused(lasts):
    with pytest.raises(OutOfRange):
        shift("an", lasts=lasts)


@pytest.mark.parametrize("on", [set(), {8}, {-1}, {0, 9}], ids=str)
def test_rhythm_outside_its_cycle_is_refused(on):
    with pytest.raises(OutOfRange):
        Rhythm(first=MONDAY, cycle_days=8, on=frozenset(on))


def test_span_without_an_instant_is_refused():
    with pytest.raises(BackwardSpan):
        Span(AWAY.since, AWAY.since)


instants = st.integers(0, 96 * 3600).map(lambda s: at("2026-11-23T00:00:00") + s * SECOND)
spans = st.tuples(instants, st.integers(1, 36 * 3600)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1] * SECOND)
)
persons = st.sampled_from(["an", "bo", "cy", "di"])
shifts = st.builds(
    Shift,
    post=st.sampled_from([DESK, "post:night"]),
    person=persons,
    rhythm=st.one_of(
        st.builds(Rhythm.single, st.dates(MONDAY, date(2026, 11, 26))),
        st.builds(Rhythm.weekly, st.just(MONDAY), st.frozensets(st.integers(0, 6), min_size=1)),
    ),
    begins=st.times().map(lambda t: t.replace(microsecond=0)),
    lasts=st.integers(1, 40 * 3600).map(lambda s: s * SECOND),
    rank=st.integers(0, 2),
)
substitutes = st.builds(
    Substitute,
    post=st.just(DESK),
    absent=persons,
    person=persons,
    span=spans,
    when_away=st.booleans(),
)
rosters = st.builds(
    Roster,
    st.lists(shifts, max_size=5).map(tuple),
    st.lists(substitutes, max_size=3).map(tuple),
    st.lists(st.builds(Leave, persons, spans), max_size=3).map(tuple),
    st.frozensets(persons, max_size=2),
    st.lists(st.builds(Holder, st.sampled_from([DESK, "post:night"]), persons, spans)).map(tuple),
)


@given(rosters, instants)
def test_holders_answer_exactly_while_the_shifts_name_nobody_who_is_there(roster, when):
    by_shift = on_duty(replace(roster, holders=()), [DESK], when)
    by_holder = on_duty(replace(roster, shifts=()), [DESK], when)

    assert on_duty(roster, [DESK], when) == (by_shift or by_holder)


@given(rosters, instants)
def test_nobody_on_leave_is_ever_answered(roster, when):
    answered = on_duty(roster, [DESK, "post:night"], when)

    assert [person for person in answered if roster.away(person, when)] == []


@given(rosters, spans, st.lists(instants, max_size=20))
def test_watches_say_what_on_duty_says_at_every_instant(roster, window, moments):
    told = watches(roster, [DESK], window)

    edges = [edge for one in told for edge in (one.span.since, one.span.until - SECOND)]
    for moment in [*edges, *(m for m in moments if window.holds(m))]:
        found = [one.persons for one in told if one.span.holds(moment)]
        assert found == [on_duty(roster, [DESK], moment)]


@given(rosters, instants)
def test_gaps_and_covered_are_the_whole(roster, since):
    window = Span(since, since + timedelta(hours=24))

    gaps = unreachable(roster, [DESK], since)

    told = watches(roster, [DESK], window)
    covered = joined(one.span for one in told if set(one.persons) - roster.mute)
    assert joined([*gaps, *covered]) == (window,)
    assert without(window, covered) == gaps


@given(st.lists(spans, max_size=8), spans, instants)
def test_span_arithmetic_agrees_with_each_instant(several, whole, moment):
    inside = any(span.holds(moment) for span in several)

    assert any(span.holds(moment) for span in joined(several)) == inside
    left = [span.holds(moment) for span in without(whole, several)]
    assert any(left) == (whole.holds(moment) and not inside)


@given(spans, st.lists(instants, max_size=8))
def test_pieces_are_the_whole_in_order(whole, cuts):
    cut = pieces(whole, cuts)

    assert joined(cut) == (whole,)
    assert list(cut) == sorted(cut)
    assert {piece.since for piece in cut} - {whole.since} == {
        moment for moment in cuts if whole.since < moment < whole.until
    }
