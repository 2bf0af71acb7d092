"""Visits are planned, begin with a scan, and what is found on them is put on record once."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.sources.likeness import Spot
from bazhua.grips.dangers.domain.terms import VisitKind
from bazhua.grips.dangers.models import HiddenDanger, Visit, VisitFinding
from bazhua.grips.dangers.selectors.dangers import danger_parts
from bazhua.grips.dangers.selectors.papers.shown import drawable
from bazhua.grips.dangers.selectors.visiting.visits import (
    counted,
    found_on,
    visit_parts,
    visit_shown,
    visits_ahead,
)
from bazhua.grips.dangers.services.visiting.arriving import Arrival, hand_in_arrival
from bazhua.kernel.errors import (
    BadInput,
    Forbidden,
    MissingKey,
    NotFound,
    StaleState,
    TransitionRefused,
)
from bazhua.registry.models import Enterprise
from tests.grips.dangers.crew import OFFICERS, arrived, enlist, move, plan, report
from tests.grips.dangers.scene import DAY, GENERAL, HOUR, NOON, everything, told
from tests.registry.who.scene import grant, person


@pytest.fixture
def crew(scene):
    """Return the scene with its enforcement officers."""
    return enlist(scene)


def all_rows():
    return [
        *everything(),
        list(Visit.objects.order_by("pk").values()),
        VisitFinding.objects.count(),
    ]


def test_an_inspection_is_planned_with_two_officers_and_an_approval(crew):
    row = plan(crew)

    assert (row.number, row.state) == ("RQ-2026-30-00001", "PLANNED")
    assert row.officers == sorted(crew.uid(name) for name in OFFICERS)
    assert [kind for kind, _ in told(row)] == ["visit.planned"]
    assert "basis" not in str(told(row))


@pytest.mark.parametrize(
    ("who", "other", "refusal"),
    [
        pytest.param("bureau", {"approval": " "}, MissingKey, id="not approved"),
        pytest.param("bureau", {"basis": ""}, MissingKey, id="without a ground"),
        pytest.param("bureau", {"officers": ("first",)}, BadInput, id="one officer"),
        pytest.param("bureau", {"officers": ("first", "first")}, BadInput, id="the same twice"),
        pytest.param("bureau", {"officers": ("first", "bureau")}, BadInput, id="no certificate"),
        pytest.param("bureau", {"officers": ("first", "foreign")}, BadInput, id="of elsewhere"),
        pytest.param("bureau", {"officers": ()}, BadInput, id="nobody"),
        pytest.param("elsewhere", {}, NotFound, id="planned from elsewhere"),
        pytest.param("manager", {}, NotFound, id="planned by the firm"),
        pytest.param("disciplinarian", {}, Forbidden, id="may only look"),
    ],
)
def test_a_plan_that_is_refused_changes_nothing(crew, who, other, refusal):
    crew.persons["disciplinarian"] = person("disciplinarian")
    grant(crew.persons["disciplinarian"], "R13", 10)
    before = all_rows()

    with pytest.raises(refusal):
        plan(crew, who, **other)

    assert all_rows() == before


def test_assistance_needs_neither_an_approval_nor_two_officers(crew):
    row = plan(crew, kind=VisitKind.ASSISTANCE, approval="", officers=("first",))

    assert move(crew, row, "ARRIVE").scanned is False


def test_arrival_is_the_scan_with_instant_and_place(crew):
    row = move(
        crew, plan(crew), "ARRIVE", scanned=crew.firm.uid, spot=Spot(117.02, 36.66), at=NOON + HOUR
    )

    assert (row.state, row.arrived_at, row.scanned) == ("ARRIVED", NOON + HOUR, True)
    assert (row.longitude, row.latitude) == (117.02, 36.66)


@pytest.mark.parametrize(
    ("action", "who", "brought", "refusal"),
    [
        pytest.param("ARRIVE", "first", {}, TransitionRefused, id="nothing scanned"),
        pytest.param("ARRIVE", "first", {"scanned": UUID(int=5)}, TransitionRefused, id="another"),
        pytest.param("ARRIVE", "bureau", "own", TransitionRefused, id="takes no part"),
        pytest.param("ARRIVE", "manager", "own", NotFound, id="the firm knows of none"),
        pytest.param("FINISH", "first", {}, TransitionRefused, id="nobody arrived"),
    ],
)
def test_a_move_that_is_refused_changes_nothing(crew, action, who, brought, refusal):
    row = plan(crew)
    brought = {"scanned": crew.firm.uid} if brought == "own" else brought
    before = all_rows()

    with pytest.raises(refusal):
        move(crew, row, action, who, **brought)

    assert all_rows() == before


def test_of_two_who_arrive_one_is_refused(crew):
    row = plan(crew)
    move(crew, row, "ARRIVE", scanned=crew.firm.uid)
    before = all_rows()

    with pytest.raises(StaleState):
        move(crew, row, "ARRIVE", "second", scanned=crew.firm.uid)

    assert all_rows() == before


def test_what_needs_coercion_is_handed_on_where_the_kind_may_not(crew):
    row = arrived(crew, kind=VisitKind.OVERSIGHT, approval="")

    move(crew, row, "HAND_OFF", note="拒不停产")

    assert told(row)[-1][1]["note"] == "拒不停产"


def test_what_is_found_is_of_the_visit(crew):
    visit = arrived(crew)

    answer = report(crew, visit)

    row = HiddenDanger.objects.get()
    assert (row.number, row.origin) == (answer["number"], "VISIT")
    assert row.subject_uid == crew.firm.uid
    assert found_on(visit) == [row]


def test_what_is_found_on_a_verification_is_from_a_tip(crew):
    report(crew, arrived(crew, kind=VisitKind.TIP_VERIFICATION, approval=""))

    assert HiddenDanger.objects.get().origin == "TIP"


def test_two_inspectors_without_a_network_for_two_days_converge(crew):
    visit = arrived(crew)
    later = NOON + 2 * DAY
    move(crew, visit, "FINISH", at=NOON + HOUR)

    first = report(crew, visit, "first", "a", at=later, said_at=NOON)
    second = report(crew, visit, "second", "b", "压缩机油封漏油", at=later, said_at=NOON + HOUR)
    again = [
        report(crew, visit, "first", "a", at=later + HOUR, said_at=NOON),
        report(crew, visit, "second", "b", "压缩机油封漏油", at=later, said_at=NOON + HOUR),
    ]

    assert again == [first, second]
    assert second["similar"] == [first["number"]]
    assert [row.found_at for row in found_on(visit)] == [NOON, NOON + HOUR]
    assert {row.state for row in HiddenDanger.objects.all()} == {"FOUND"}


@pytest.mark.parametrize(
    ("who", "refusal"), [("bureau", NotFound), ("hand", NotFound), ("foreign", NotFound)]
)
def test_only_who_takes_part_finds_something_on_a_visit(crew, who, refusal):
    visit = arrived(crew)
    before = all_rows()

    with pytest.raises(refusal):
        report(crew, visit, who)

    assert all_rows() == before


def test_nothing_is_found_before_arrival_or_at_another_enterprise(crew):
    visit = plan(crew)
    other = Enterprise.objects.exclude(pk=crew.firm.pk).get()
    before = all_rows()

    with pytest.raises(StaleState):
        report(crew, visit)

    assert all_rows() == before
    assert other.path_now != crew.firm.path_now


def test_inspections_are_counted_against_the_cap_of_the_year(crew):
    arrived(crew)
    arrived(crew, kind=VisitKind.OVERSIGHT, approval="")
    plan(crew)
    Visit.objects.create(
        **{
            name: value
            for name, value in Visit.objects.filter(kind="INSPECTION").values().first().items()
            if name
            not in {"id", "uid", "number", "city_id", "county_id", "town_id", "enterprise_id"}
        }
        | {"uid": UUID(int=9), "number": "RQ-OLD", "arrived_at": NOON - timedelta(days=365)},
    )

    found = counted(crew.firm.uid, at=NOON)

    assert (found.year, found.made, found.cap, found.reached) == (2026, 1, 4, False)
    assert found.clause == "BZ/VISIT-CAP"


def seen(scene, who):
    parts = visit_parts(scene.who(who), at=NOON)
    return [row.number for part in parts for row in part.order_by("pk")]


def test_a_visit_is_seen_by_its_crew_and_by_authorities_over_the_place(crew):
    row = plan(crew)

    assert [seen(crew, who) for who in ("first", "bureau", "commission")] == [[row.number]] * 3
    assert [seen(crew, who) for who in ("foreign", "elsewhere", "manager", "hand")] == [[]] * 4
    assert visits_ahead(crew.who("first")) == [row]
    assert visits_ahead(crew.who("bureau")) == []
    with pytest.raises(NotFound):
        visit_shown(crew.who("manager"), row.uid, at=NOON)


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "ARRIVED"},
        {"arrived_at": NOON},
        {"finished_at": NOON},
        {"kind": "TOUR"},
        {"ground": ""},
        {"state": "LATE"},
    ],
    ids=str,
)
def test_the_database_refuses_what_no_move_makes(crew, broken):
    row = plan(crew)

    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=row.pk).update(**broken)


def test_a_day_before_the_kinds_were_told_apart_has_no_rule(crew):
    with pytest.raises(Exception, match="no_rule") as refused:
        plan(crew, planned_on=date(2024, 1, 1))

    assert refused.value.code == "no_rule_in_force"


def arrive(scene, row, who="first", key="v-9", at=NOON, **other):
    given = {"scanned": scene.firm.uid, "spot": None, "said_at": at, "sent_at": at} | other
    arrival = Arrival(visit=row.uid, **given)
    return json.loads(hand_in_arrival(key, arrival, actor=scene.who(who), at=at).body)


def test_who_arrived_without_a_network_arrived_when_he_says(crew):
    row = plan(crew)

    told = arrive(crew, row, at=NOON + 2 * DAY, said_at=NOON, sent_at=NOON + 2 * DAY)

    row.refresh_from_db()
    assert told == {"uid": str(row.uid), "number": row.number, "state": "arrived", "again": False}
    assert (row.state, row.arrived_at, row.scanned) == ("ARRIVED", NOON, True)


def test_a_colleague_who_hands_in_later_changes_nothing(crew):
    row = plan(crew)
    arrive(crew, row)
    row.refresh_from_db()

    told = arrive(crew, row, "second", key="v-10", at=NOON + DAY)

    assert told["again"]
    assert Visit.objects.get(pk=row.pk).version == row.version


def test_what_follows_an_arrival_is_found_on_the_visit(crew):
    row = plan(crew)
    with pytest.raises(StaleState):
        report(crew, row)

    arrive(crew, row)

    assert report(crew, row)["number"]


def sees(crew, who, row):
    parts = danger_parts(crew.who(who), at=NOON)
    return any(part.filter(pk=row.pk).exists() for part in parts)


def test_who_found_something_on_a_visit_goes_on_with_it(crew):
    visit = arrived(crew)
    report(crew, visit)
    (row,) = found_on(visit)

    seen = {who: sees(crew, who, row) for who in (*OFFICERS, "foreign")}
    row = crew.do(row, Action.REGISTER, "second", grade=GENERAL)

    assert seen == {"first": True, "second": True, "foreign": False}
    assert row.state == "REGISTERED"
    assert drawable(crew.who("first"), [row], PaperKind.ORDER, at=NOON) == [row]
