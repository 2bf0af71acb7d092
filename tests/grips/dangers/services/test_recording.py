"""What is found is put on record: its number, its place, its first duty, its figures."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from bazhua.grips.dangers.domain.closed_loop.origins import Origin
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.kernel.errors import Forbidden, MissingKey, NotAChoice, NotFound, OutOfRange
from bazhua.kernel.times import BEIJING
from bazhua.registry.models import Organisation, Unit
from tests.grips.dangers.scene import HOUR, NOON, OWNER, counted, due, everything, owed, told

DAY = date(2026, 11, 23)


def test_a_danger_is_on_record_where_its_subject_stands(scene):
    row = scene.found()

    assert (row.state, row.grade, row.number) == ("FOUND", "", "YH-2026-30-00001")
    assert (row.path_now, row.dept_mask) == (scene.firm.path_now, scene.firm.dept_mask)
    assert row.found_by == scene.uid("manager")


def test_it_is_to_be_registered_on_the_day_it_was_found(scene):
    row = scene.found()

    assert owed(row) == [("register", OWNER, "open")]
    assert due(row, "danger.register") == datetime(2026, 11, 23, 23, 59, 59, tzinfo=BEIJING)


def test_the_origin_is_in_no_event(scene):
    row = scene.found(origin=Origin.TIP)

    assert [kind for kind, _ in told(row)] == ["danger.found"]
    assert "TIP" not in str(everything()[2])


@pytest.mark.parametrize(
    ("who", "origin"),
    [("foreman", "EMPLOYEE"), ("manager", "OWN_CHECK"), ("bureau", "OFFICER"), ("grid", "GRID")],
)
def test_who_records_it_says_how_it_came_to_be_known(scene, who, origin):
    team = Unit.objects.get()

    row = scene.found(who, subject_kind="unit", subject_uid=team.uid)

    assert row.origin == origin


def test_a_source_that_is_named_prevails(scene):
    assert scene.found("bureau", origin=Origin.VISIT).origin == "VISIT"


def test_it_counts_as_found_and_open(scene):
    assert counted(scene.found()) == {
        ("danger.found", DAY, (("department", "YJ"), ("industry", "none"))): 1,
        ("danger.self_found", DAY, (("department", "YJ"), ("industry", "none"))): 1,
        ("danger.open", DAY, (("department", "YJ"), ("grade", "none"), ("industry", "none"))): 1,
    }


def test_a_body_may_be_its_subject(scene):
    office = Organisation.objects.get()

    row = scene.found("bureau", subject_kind="organisation", subject_uid=office.uid)

    assert (row.path_now, row.enterprise_id) == (office.path_now, None)


def test_a_workshop_may_be_its_subject(scene):
    team = Unit.objects.get()

    row = scene.found("foreman", subject_kind="unit", subject_uid=team.uid)

    assert (row.path_now, row.enterprise_id) == (team.node.path, scene.firm.pk)
    assert row.dept_mask == scene.firm.dept_mask


@pytest.mark.parametrize(
    ("who", "told", "refusal"),
    [
        pytest.param("elsewhere", {}, NotFound, id="out of scope"),
        pytest.param("worker", {}, NotFound, id="no grant"),
        pytest.param("viewer", {}, Forbidden, id="may only look"),
        pytest.param("manager", {"found_at": NOON + HOUR}, OutOfRange, id="found later than now"),
        pytest.param("manager", {"subject_kind": "ship"}, NotAChoice, id="no such kind"),
        pytest.param("manager", {"wrong": " "}, MissingKey, id="says nothing"),
    ],
)
def test_what_is_refused_changes_nothing(scene, who, told, refusal):
    before = everything()

    with pytest.raises(refusal):
        scene.found(who, **told)

    assert everything() == before


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "REGISTERED"},
        {"state": "ACCEPTED", "grade": "MAJOR"},
        {"state": "ACCEPTED", "grade": "MAJOR", "fixers": ["a", "b"], "acceptors": ["b"]},
        {"state": "MERGED"},
        {"closed_at": NOON},
        {"funds_fen": -1},
        {"grade": "SMALL"},
        {"origin": ""},
        {"origin": "whistle"},
    ],
    ids=str,
)
def test_the_database_refuses_what_no_act_makes(scene, broken):
    row = scene.found()

    with pytest.raises(IntegrityError), transaction.atomic():
        HiddenDanger.objects.filter(pk=row.pk).update(**broken)


def test_two_cost_no_more_each_than_one(scene, django_assert_max_num_queries):
    with django_assert_max_num_queries(21) as first:
        scene.found()

    with django_assert_max_num_queries(len(first)):
        scene.found()
