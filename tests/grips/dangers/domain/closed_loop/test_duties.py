"""Which duties a step begins, for whom, by which clause."""

from datetime import date, datetime

import pytest

from bazhua.config.rules import BOOK
from bazhua.grips.dangers.domain.closed_loop.duties import (
    DONE,
    DUTIES,
    TIMED,
    Bearer,
    Duty,
    Stepped,
    begun,
)
from bazhua.grips.dangers.domain.closed_loop.facts import Danger
from bazhua.grips.dangers.domain.closed_loop.terms import Action, Mark
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.infra.findings.core.standing import Plan
from bazhua.infra.findings.core.terms import State
from bazhua.kernel.times import BEIJING
from bazhua.law import CLAUSES

FOUND_AT = datetime(2026, 11, 23, 16, 40, tzinfo=BEIJING)
AT = datetime(2026, 12, 1, 9, tzinfo=BEIJING)
MAJOR, GENERAL = DangerGrade.MAJOR, DangerGrade.GENERAL
PLANNED = Plan(due_on=date(2026, 12, 31))


def dues(action, grade=None, state=State.REGISTERED, marks=(), sector=None, plan=PLANNED):
    """Return duty, last day and whether another than the owner owes it, with the clause known."""
    danger = Danger(uid="one", state=state, grade=grade, marks=frozenset(marks))
    step = Stepped(action=action, danger=danger, sector=sector, plan=plan, known_at=FOUND_AT, at=AT)
    found = begun(BOOK, step)
    assert {one.clause for one in found} <= set(CLAUSES)
    return [(one.duty, one.due_at.day, one.bearer is not Bearer.OWNER) for one in found]


def test_what_was_found_is_registered_on_the_same_day():
    assert dues(None, state=State.FOUND) == [(Duty.REGISTER, 23, False)]


@pytest.mark.parametrize("action", [Action.REGISTER, Action.UPGRADE])
def test_a_major_one_is_reported_with_a_warning_before(action):
    assert dues(action, MAJOR) == [(Duty.WARNING, 23, False), (Duty.REPORT, 23, False)]
    assert dues(action, MAJOR, marks=[Mark.REPORTED_UP]) == []
    assert dues(action, GENERAL) == []


@pytest.mark.parametrize("action", [Action.PLAN, Action.GRANT_EXTENSION, Action.REJECT])
def test_it_is_put_right_by_the_day_of_the_plan(action):
    assert dues(action, GENERAL) == [(Duty.RECTIFY, 31, False)]
    assert dues(action, GENERAL, plan=Plan()) == []


@pytest.mark.parametrize(
    ("grade", "sector", "due"),
    [
        (GENERAL, None, (Duty.ACCEPT, 11, False)),
        (MAJOR, None, (Duty.ACCEPT, 11, True)),
        (MAJOR, Sector.COAL, (Duty.ACCEPT, 21, True)),
    ],
)
def test_it_is_judged_within_the_time_of_its_grade_and_sector(grade, sector, due):
    asked = dues(Action.REQUEST_ACCEPTANCE, grade, State.ACCEPT_REQUESTED, sector=sector)

    assert asked == [due]


def test_an_upgrade_while_it_waits_is_judged_by_the_other_post():
    again = dues(Action.UPGRADE, MAJOR, State.ACCEPT_REQUESTED, marks=[Mark.REPORTED_UP])

    assert again == [(Duty.ACCEPT, 11, True)]


@pytest.mark.parametrize(
    ("action", "sector", "found"),
    [
        (Action.REQUEST_EXTENSION, None, [(Duty.DECIDE_TIME, 15)]),
        (Action.LIST, None, [(Duty.FILE_LISTING, 4), (Duty.PUBLISH_LISTING, 8)]),
        (Action.DELIST, None, [(Duty.PUBLISH_DELISTING, 8)]),
        (Action.ORDER_STOP, Sector.COAL, [(Duty.PUBLISH_STOP, 8)]),
        (Action.LIFT_STOP, Sector.COAL, [(Duty.PUBLISH_STOP, 8)]),
        (Action.ORDER_STOP, None, []),
    ],
)
def test_what_an_authority_decides_it_also_files_and_publishes(action, sector, found):
    expected = [(duty, day, True) for duty, day in found]

    assert dues(action, MAJOR, State.RECTIFYING, sector=sector) == expected
    assert dues(action, GENERAL, State.RECTIFYING) == []


def test_a_transferred_one_is_still_registered_and_reported_in_time():
    assert dues(Action.TRANSFER, state=State.FOUND) == [(Duty.REGISTER, 23, False)]
    assert dues(Action.TRANSFER, MAJOR) == [(Duty.WARNING, 23, False), (Duty.REPORT, 23, False)]


def test_every_duty_has_its_words_and_is_begun_once():
    begins = [start.duty for starts in TIMED.values() for start in starts]
    told = {Duty.FILE_LISTING, Duty.PUBLISH_LISTING, Duty.PUBLISH_DELISTING, Duty.PUBLISH_STOP}

    assert set(DUTIES) == set(Duty)
    assert frozenset().union(*DONE.values()) == set(Duty) - told
    assert told < set(begins)
