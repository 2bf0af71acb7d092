"""Rules and whom they bind; deeds settle; what is refused changes nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import chain
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from bazhua.infra.events.models import Event
from bazhua.infra.obligations.core.escalation import EscalationRule, Level
from bazhua.infra.recurrence.core.periods import Schedule, Window
from bazhua.infra.recurrence.core.policy import Demand
from bazhua.infra.recurrence.core.rhythms import (
    Daily,
    Every,
    MonthDay,
    Months,
    Weekdays,
    Weekly,
    WorkingDays,
)
from bazhua.infra.recurrence.deeds import excuse, fulfil
from bazhua.infra.recurrence.models import Assignment, Fulfilment, RecurrenceRule
from bazhua.infra.recurrence.refusals import AlreadyBound, NotExpected, NotOpenYet
from bazhua.infra.recurrence.rows import demand_of, schedule_of
from bazhua.infra.recurrence.selectors import count_missing, missing, tally
from bazhua.infra.recurrence.services import bind, end_rule, release, relocate, replan, set_rule
from bazhua.kernel.errors import Forbidden, NotAChoice, NotFound, OutOfRange, StaleState
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.scope import Path, Place
from tests.infra.recurrence.scene import (
    CALENDAR,
    CHAIN,
    DAWN,
    DAY,
    EAST,
    HOUR,
    MORNING,
    PROVINCE,
    TODAY,
    WEST,
    a_rule,
    actor,
    all_rows,
    beijing,
    bound_teams,
    done,
    period,
    team,
)

pytestmark = pytest.mark.django_db
KNOWN = {"actor": PROVINCE, "calendar": CALENDAR}


def subjects(rule, who=PROVINCE, day=TODAY):
    return [one.subject_uid.int for one in missing(rule, period(rule, day), who, at=DAWN)]


def kinds(record):
    return list(
        Event.objects.filter(record_uid=record.uid).order_by("seq").values_list("kind", flat=True)
    )


@pytest.mark.parametrize(
    "rhythm",
    [
        Daily(),
        WorkingDays(),
        Weekdays(frozenset({1, 5})),
        Weekly(),
        MonthDay(31, rolls=True),
        Months(3),
        Every(10, TODAY),
    ],
    ids=str,
)
def test_rule_in_the_database_is_the_rule_that_was_set(rhythm):
    schedule = Schedule(
        rhythm=rhythm, windows=(Window(HOUR, 9 * HOUR), Window(9 * HOUR, 11 * HOUR)), grace=HOUR,
        since=TODAY, until=TODAY + 400 * DAY,
    )  # fmt: skip

    stored = RecurrenceRule.objects.get(pk=a_rule(schedule=schedule).pk)

    assert schedule_of(stored) == schedule
    assert (demand_of(stored).rule, demand_of(stored).excuses) == (CHAIN, {"shutdown"})
    assert stored.next_close_at > DAWN


def test_missing_is_who_is_bound_and_has_done_nothing():
    rule = a_rule()
    bound_teams(rule, range(1, 5))
    fulfil(done(rule, 2), at=beijing(7), **KNOWN)
    excuse(done(rule, 3, opens_at=beijing(6)), "shutdown", at=beijing(5), **KNOWN)

    stands = tally(rule, period(rule))

    assert subjects(rule) == [1, 4]
    assert count_missing(rule, period(rule), PROVINCE, at=DAWN) == 2
    assert (stands.expected, stands.done, stands.excused, stands.missing) == (4, 1, 1, 2)
    assert Fulfilment.objects.count() == 2


def test_missing_is_shown_within_the_scope_of_who_asks():
    rule = a_rule()
    bound_teams(rule, [1, 2], EAST)
    bound_teams(rule, [3], WEST)

    assert subjects(rule, actor(region=EAST)) == [1, 2]
    assert subjects(rule, actor(region=".1.2.4.9.")) == []
    assert count_missing(rule, period(rule), actor(region=WEST), at=DAWN) == 1
    assert subjects(rule, actor(role="stranger")) == []


def test_missing_list_goes_on_after_the_last_of_a_page(django_assert_num_queries):
    rule = a_rule()
    bound_teams(rule, range(1, 121))

    pages, after = [], 0
    with django_assert_num_queries(4):
        while page := missing(rule, period(rule), PROVINCE, at=DAWN, after=after):
            pages.append([one.subject_uid.int for one in page])
            after = page[-1].id

    assert [len(page) for page in pages] == [50, 50, 20]
    assert list(chain.from_iterable(pages)) == list(range(1, 121))


@pytest.mark.parametrize("count", [1, 3])
def test_missing_asks_once_whatever_its_length(django_assert_num_queries, count):
    rule = a_rule()
    bound_teams(rule, range(count))

    with django_assert_num_queries(1):
        missing(rule, period(rule), PROVINCE, at=DAWN)


def test_second_fulfilment_changes_nothing():
    rule = a_rule()
    (one,) = bound_teams(rule, [1])
    first = fulfil(done(rule, 1, record=7), at=beijing(7), **KNOWN)

    second = fulfil(done(rule, 1, record=8), at=beijing(8), **KNOWN)

    assert second == first
    assert (second.record_uid, second.at, second.late) == (UUID(int=7), beijing(7), False)
    assert kinds(one) == []


@pytest.mark.parametrize(("minute", "late"), [(0, False), (10, False), (11, True), (700, True)])
def test_what_is_done_after_close_and_grace_is_late(minute, late):
    rule = a_rule()
    bound_teams(rule, [1])

    row = fulfil(done(rule, 1), at=beijing(9, minute), **KNOWN)

    assert (row.state, row.late, row.opens_at) == ("done", late, beijing(6))


def test_yesterdays_duty_is_done_late_by_naming_its_period():
    rule = a_rule()
    bound_teams(rule, [1])
    tomorrow = TODAY + DAY

    row = fulfil(done(rule, 1, opens_at=beijing(6)), at=beijing(7, day=tomorrow), **KNOWN)

    assert (row.late, row.opens_at) == (True, beijing(6))
    assert subjects(rule, day=tomorrow) == [1]


def test_excused_may_still_be_done_and_done_is_not_excused():
    rule = a_rule()
    bound_teams(rule, [1])
    excuse(done(rule, 1, opens_at=beijing(6)), "shutdown", at=beijing(5), **KNOWN)

    was_done = fulfil(done(rule, 1, record=2), at=beijing(8), **KNOWN)
    after = excuse(done(rule, 1, record=3), "shutdown", at=beijing(8, 5), **KNOWN)

    assert (was_done.state, after.state, after.record_uid) == ("done", "done", UUID(int=2))


REFUSED = {
    "no such rule": (NotFound, lambda _: fulfil(done(team(9), 1), at=beijing(7), **KNOWN)),
    "not bound": (NotExpected, lambda rule: fulfil(done(rule, 9), at=beijing(7), **KNOWN)),
    "out of scope": (
        NotExpected,
        lambda rule: fulfil(done(rule, 1), actor=actor(region=WEST), at=beijing(7), calendar=CALENDAR),
    ),
    "without the right": (
        NotExpected,
        lambda rule: fulfil(done(rule, 1), actor=actor(role="viewer"), at=beijing(7), calendar=CALENDAR),
    ),
    "before the rule": (NotExpected, lambda rule: fulfil(done(rule, 1), at=beijing(-20), **KNOWN)),
    "no such period": (
        NotExpected,
        lambda rule: fulfil(done(rule, 1, opens_at=beijing(7)), at=beijing(8), **KNOWN),
    ),
    "not open": (
        NotOpenYet,
        lambda rule: fulfil(done(rule, 1, opens_at=beijing(6)), at=beijing(5), **KNOWN),
    ),
    "no such excuse": (
        NotAChoice,
        lambda rule: excuse(done(rule, 1), "weather", at=beijing(7), **KNOWN),
    ),
    "excuse out of scope": (
        NotExpected,
        lambda rule: excuse(
            done(rule, 1), "shutdown", actor=actor(region=WEST), at=beijing(7), calendar=CALENDAR
        ),
    ),
    "bound twice": (AlreadyBound, lambda rule: bound_teams(rule, [2, 1])),
    "bound from a later day": (
        AlreadyBound,
        lambda rule: bound_teams(rule, [1], since=TODAY + DAY),
    ),
    "nobody bound": (OutOfRange, lambda rule: bound_teams(rule, [])),
    "too many bound": (OutOfRange, lambda rule: bound_teams(rule, range(2, 1_003))),
    "bound elsewhere": (
        Forbidden,
        lambda rule: bind(
            rule.uid, [team(2, WEST)], since=TODAY, actor=actor(region=".1.2.3."), at=DAWN
        ),
    ),
    "rule at another place": (
        Forbidden,
        lambda rule: set_rule(
            MORNING,
            demand_of(rule),
            place=Place(region=Path(".1.")),
            actor=actor(region=EAST),
            at=DAWN,
            calendar=CALENDAR,
        ),
    ),
    "ends before it begins": (
        OutOfRange,
        lambda rule: end_rule(rule.uid, TODAY - DAY, version=1, actor=PROVINCE, at=DAWN),
    ),
    "ended on an older version": (
        StaleState,
        lambda rule: end_rule(rule.uid, TODAY, version=7, actor=PROVINCE, at=DAWN),
    ),
    "ended by a viewer": (
        Forbidden,
        lambda rule: end_rule(rule.uid, TODAY, version=1, actor=actor(role="viewer"), at=DAWN),
    ),
    "released before it began": (
        OutOfRange,
        lambda rule: release(
            rule.uid, [UUID(int=1)], last=TODAY - DAY, actor=PROVINCE, at=DAWN
        ),
    ),
    "moved to where he has no right": (
        Forbidden,
        lambda _: relocate(
            UUID(int=1), Place(region=Path(WEST)), on=TODAY, actor=actor(region=EAST), at=DAWN
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("refusal", "deed"), REFUSED.values(), ids=REFUSED)
def test_refusal_changes_nothing(refusal, deed):
    rule = a_rule()
    bound_teams(rule, [1])
    if refusal is Forbidden and deed is REFUSED["bound elsewhere"][1]:
        RecurrenceRule.objects.filter(pk=rule.pk).update(path_now=".1.2.3.")
    before, told = all_rows(), Event.objects.count()

    with pytest.raises(refusal):
        deed(rule)

    assert (all_rows(), Event.objects.count()) == (before, told)


def test_address_that_names_what_a_place_has_not_is_refused():
    with pytest.raises(NotAChoice) as refused:
        Demand(kind="a.b", clause="c", rule=EscalationRule((Level("role:x@{village}", 0 * HOUR),)))

    assert refused.value.data["value"] == "village"


def test_who_is_released_is_expected_until_then():
    rule = a_rule()
    bound_teams(rule, [1, 2])

    ended = release(rule.uid, [UUID(int=1)], last=TODAY, actor=PROVINCE, at=beijing(12))
    again = release(rule.uid, [UUID(int=1)], last=TODAY, actor=PROVINCE, at=beijing(12))

    assert (ended, again) == (1, 0)
    assert (subjects(rule), subjects(rule, day=TODAY + DAY)) == ([1, 2], [2])
    bound_teams(rule, [1], since=TODAY + 2 * DAY)
    assert subjects(rule, day=TODAY + 2 * DAY) == [2, 1]


def test_reorganisation_keeps_the_past():
    rule = a_rule()
    bound_teams(rule, [1, 2], EAST)
    fulfil(done(rule, 1), at=beijing(7), **KNOWN)
    before = tally(rule, period(rule), Path(EAST))
    tomorrow = TODAY + DAY

    moved = relocate(UUID(int=1), Place(region=Path(WEST)), on=tomorrow, actor=PROVINCE, at=DAWN)

    assert moved == 1
    assert tally(rule, period(rule), Path(EAST)) == before
    assert tally(rule, period(rule), Path(WEST)).expected == 0
    assert tally(rule, period(rule, tomorrow), Path(WEST)).expected == 1
    assert tally(rule, period(rule, tomorrow), Path(EAST)).expected == 1
    assert subjects(rule, actor(region=WEST), tomorrow) == [1]
    assert subjects(rule, actor(region=EAST), tomorrow) == [2]


def test_who_moves_within_a_month_owes_it_once():
    monthly = Schedule(rhythm=Months(1), since=TODAY.replace(day=1))
    rule = a_rule(schedule=monthly)
    bound_teams(rule, [1], since=TODAY.replace(day=1))

    relocate(UUID(int=1), Place(region=Path(WEST)), on=TODAY, actor=PROVINCE, at=DAWN)
    row = fulfil(done(rule, 1), at=beijing(12), **KNOWN)

    assert Assignment.objects.count() == 2
    assert Assignment.objects.get(pk=row.assignment_id).path_then == WEST
    assert fulfil(done(rule, 1, record=5), at=beijing(13), **KNOWN) == row


def test_ended_rule_expects_nothing_on_later_days():
    rule = a_rule()
    bound_teams(rule, [1])

    ended = end_rule(rule.uid, TODAY, version=1, actor=PROVINCE, at=DAWN)

    assert (period(ended, TODAY + DAY), kinds(rule)[-1]) == (None, "recurrence.rule_ended")
    with pytest.raises(NotExpected):
        fulfil(done(rule, 1), at=beijing(7, day=TODAY + DAY), **KNOWN)


def test_published_holidays_change_what_is_closed_next():
    national_day = beijing(3).replace(month=10, day=1)
    schedule = Schedule(rhythm=WorkingDays(), since=national_day.date())
    unpublished = a_rule(schedule=schedule, at=national_day, calendar=WorkCalendar(()))

    changed = [replan(at=national_day, calendar=CALENDAR) for _ in range(2)]

    after = RecurrenceRule.objects.get(pk=unpublished.pk)
    assert changed == [1, 0]
    assert unpublished.next_opens_at == beijing().replace(month=10, day=1)
    assert after.next_opens_at == beijing().replace(month=10, day=8)


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "lost"},
        {"state": "missed"},
        {"state": "excused"},
        {"record_uid": None},
        {"excuse": "shutdown"},
    ],
    ids=str,
)
def test_database_refuses_what_no_deed_makes(broken):
    rule = a_rule()
    bound_teams(rule, [1])
    row = fulfil(done(rule, 1), at=beijing(7), **KNOWN)

    with pytest.raises(IntegrityError), transaction.atomic():
        Fulfilment.objects.filter(pk=row.pk).update(**broken)

    assert Fulfilment.objects.get() == row


@pytest.mark.django_db(transaction=True)
def test_of_many_who_report_at_once_one_counts():
    rule = a_rule()
    bound_teams(rule, [1])

    def report(number):
        try:
            at = beijing(7) + timedelta(seconds=number)
            return fulfil(done(rule, 1, record=number), at=at, **KNOWN).record_uid
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        kept = set(pool.map(report, range(1, 9)))

    assert kept == {Fulfilment.objects.get().record_uid}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_bind_at_once_one_is_refused():
    rule = a_rule()

    def binds(_):
        try:
            bound_teams(rule, [1])
        except AlreadyBound:
            return "refused"
        else:
            return "bound"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(binds, range(4)))

    assert outcomes == ["bound", "refused", "refused", "refused"]
    assert Assignment.objects.count() == 1
