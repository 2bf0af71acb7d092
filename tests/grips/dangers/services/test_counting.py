"""Figures of the closed loop: overdue, in time, recurring; each on its day."""

from datetime import date, datetime, timedelta

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.kernel.times import BEIJING
from tests.grips.dangers.scene import DUE_ON, GENERAL, MAJOR, NOON, counted
from tests.grips.dangers.services.test_acting import codes

LATE_ON = DUE_ON + timedelta(days=1)
ITEM = "GM-12.2"
SPOT = "氨制冷机房"
REJECTED = {"ground": "未装齐"}


def on(day):
    return datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING)


def of(row, indicator):
    """Return what a danger adds to one indicator, by day and grade."""
    return {
        (day, dict(dims)["grade"]): value
        for (key, day, dims), value in counted(row).items()
        if key == f"danger.{indicator}"
    }


def test_a_plan_says_from_when_it_would_be_overdue(scene):
    assert of(scene.rectifying(GENERAL), "overdue") == {(LATE_ON, "GENERAL"): 1}


def test_what_is_asked_for_in_time_was_never_overdue(scene):
    row = scene.requested(GENERAL)

    assert of(row, "overdue") == {}


def test_what_is_asked_for_late_was_overdue_until_then(scene):
    asked_on = LATE_ON + timedelta(days=3)

    row = scene.do(scene.rectifying(GENERAL), Action.REQUEST_ACCEPTANCE, "manager", at=on(asked_on))

    assert of(row, "overdue") == {(LATE_ON, "GENERAL"): 1, (asked_on, "GENERAL"): -1}


def test_more_time_moves_the_day_from_which_it_is_overdue(scene):
    row = scene.do(scene.rectifying(MAJOR), Action.REQUEST_EXTENSION, "manager", ground="缺货")

    row = scene.approved(row, Action.GRANT_EXTENSION, due_on=DUE_ON + timedelta(days=30))

    assert of(row, "overdue") == {(LATE_ON + timedelta(days=30), "MAJOR"): 1}


def test_what_is_rejected_after_its_day_is_overdue_at_once(scene):
    rejected_on = LATE_ON + timedelta(days=5)

    row = scene.do(
        scene.requested(GENERAL), Action.REJECT, "principal", at=on(rejected_on), **REJECTED
    )

    assert of(row, "overdue") == {(rejected_on, "GENERAL"): 1}


def test_an_upgrade_takes_what_is_to_come_with_it(scene):
    row = scene.do(scene.rectifying(GENERAL), Action.UPGRADE, "bureau")

    assert of(row, "overdue") == {(LATE_ON, "MAJOR"): 1}


def test_what_is_closed_late_is_not_closed_in_time(scene):
    late = on(LATE_ON)
    row = scene.do(scene.rectifying(GENERAL), Action.REQUEST_ACCEPTANCE, "manager", at=late)

    row = scene.do(row, Action.ACCEPT, "principal", at=late)
    row = scene.do(row, Action.CLOSE, "manager", at=late)

    closed = {key: value for key, value in counted(row).items() if key[0].startswith("danger.cl")}
    assert closed == {("danger.closed", LATE_ON, codes("GENERAL", bucket="3")): 1}
    assert of(row, "overdue") == {}


def test_who_else_finds_it_is_not_the_subject(scene):
    assert "danger.self_found" not in {key for key, _, _ in counted(scene.found("bureau"))}


def test_the_industry_is_that_of_the_day(scene):
    scene.firm.industry = "C2614"
    scene.firm.save()

    row = scene.found()
    scene.firm.industry = "B0610"
    scene.firm.save()
    row = scene.do(row, Action.REGISTER, "manager", grade=GENERAL)

    assert {dict(dims)["industry"] for _, _, dims in counted(row)} == {"C"}


def closed(scene, day, **told):
    """Return a major danger of a catalogue's item that was closed on a day."""
    at = on(day)
    row = scene.do(
        scene.found(at=at, found_at=at, **told),
        Action.REGISTER,
        "manager",
        at=at,
        grade=MAJOR,
        item=ITEM,
    )
    row = scene.do(row, Action.PLAN, "manager", at=at, plan=scene.plan())
    row = scene.do(row, Action.RECTIFY, "manager", at=at)
    row = scene.do(row, Action.REQUEST_ACCEPTANCE, "manager", at=at)
    row = scene.do(scene.accept(row, at=at), Action.REPORT_UP, "manager", at=at)
    return scene.do(row, Action.CLOSE, "bureau", at=at)


def again(scene, day, **told):
    at = on(day)
    row = scene.found(at=at, found_at=at, **told)
    return scene.do(row, Action.REGISTER, "manager", at=at, grade=MAJOR, item=ITEM)


@pytest.mark.parametrize(("days", "recurs"), [(0, True), (180, True), (181, False)])
def test_the_same_at_the_same_place_recurs_within_the_time(scene, days, recurs):
    before = closed(scene, NOON.date(), spot=SPOT)

    row = again(scene, NOON.date() + timedelta(days=days), spot=SPOT)

    assert row.recurs_uid == (before.uid if recurs else None)
    day = NOON.date() + timedelta(days=days)
    assert of(row, "recurred") == ({(day, "MAJOR"): 1} if recurs else {})


@pytest.mark.parametrize("told", [{"spot": "配电室"}, {}])
def test_elsewhere_it_does_not_recur(scene, told):
    closed(scene, NOON.date(), spot=SPOT)

    assert again(scene, date(2026, 12, 1), **told).recurs_uid is None
