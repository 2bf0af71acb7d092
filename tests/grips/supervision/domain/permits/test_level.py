"""`permit.level`: vectors 63–74 of monitoring-permits (§5.1–5.3, §9.6)."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.supervision.domain.permits.job import COMMON, KEYS, Job
from bazhua.grips.supervision.domain.permits.level import permit_level
from bazhua.grips.supervision.domain.policy.levels import HotWorkUpgrade
from bazhua.grips.supervision.domain.terms import (
    LEVELS,
    HeightFactor,
    HeightSituation,
    PermitKind,
    PermitLevel,
)
from bazhua.kernel.errors import (
    BadInput,
    DomainError,
    MissingKey,
    NoRuleInForce,
    NotAChoice,
    OutOfRange,
    UnknownKey,
    WrongType,
)
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

OPEN_PLACE = {"kind": "DH", "explosive_place": False}
RUNNING = {"kind": "DH", "explosive_place": True, "in_operation": True}
STOPPED = {"kind": "DH", "explosive_place": True, "in_operation": False}

heights = st.decimals(0, 200, places=2)
factors = st.lists(st.sampled_from(HeightFactor), max_size=3).map(tuple)
situations = st.lists(st.sampled_from(HeightSituation), max_size=3).map(tuple)


def ask(**payload):
    rule = RULES["permit.level"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, Lang.EN)


def result(**payload):
    found = ask(**payload)["result"]
    return found["permit_required"], found["level"], found["approver"], found["max_hours"]


def answered(job):
    try:
        return permit_level(BOOK, job)
    except DomainError as refusal:
        return refusal


@pytest.mark.parametrize(
    ("payload", "level", "approver", "hours"),
    [
        pytest.param(RUNNING, "SPECIAL", "COMPANY_LEADER", 8, id="63 GB30871/5.1.2"),
        pytest.param(STOPPED, "LEVEL_1", "SAFETY_DEPARTMENT", 8, id="GB30871/5.1.3"),
        pytest.param(OPEN_PLACE, "LEVEL_2", "WORKSHOP", 72, id="GB30871/5.1.4"),
        pytest.param(
            {"kind": "DH", "mhi_dike": True}, "SPECIAL", "COMPANY_LEADER", 8, id="5.1.2 dike"
        ),
        pytest.param(
            {"kind": "DH", "on_pipe_rack": True, "in_operation": False},
            "LEVEL_1",
            "SAFETY_DEPARTMENT",
            8,
            id="66 GB30871/5.1.3 pipe rack",
        ),
        pytest.param(
            OPEN_PLACE | {"on_pipe_rack": True}, "LEVEL_1", "SAFETY_DEPARTMENT", 8, id="66 open"
        ),
        pytest.param(
            RUNNING | {"on_pipe_rack": True}, "SPECIAL", "COMPANY_LEADER", 8, id="running rack"
        ),
        pytest.param(
            {"kind": "DH", "explosive_place": True, "shutdown_approved": True},
            "LEVEL_2",
            "WORKSHOP",
            72,
            id="GB30871/5.1.4 shut down",
        ),
        pytest.param(
            OPEN_PLACE | {"holiday": True},
            "LEVEL_1",
            "SAFETY_DEPARTMENT",
            8,
            id="65 BZ/PERMIT-UPGRADE",
        ),
        pytest.param(
            OPEN_PLACE | {"starts_at": "2026-10-01T09:00:00+08:00"},
            "LEVEL_1",
            "SAFETY_DEPARTMENT",
            8,
            id="65 HOLIDAYS/2026",
        ),
        pytest.param(
            OPEN_PLACE | {"starts_at": "2026-09-30T09:00:00+08:00"},
            "LEVEL_2",
            "WORKSHOP",
            72,
            id="the day before",
        ),
        pytest.param(
            OPEN_PLACE | {"starts_at": "2026-10-10T09:00:00+08:00"},
            "LEVEL_2",
            "WORKSHOP",
            72,
            id="a Saturday worked",
        ),
        pytest.param(
            STOPPED | {"night": True}, "SPECIAL", "COMPANY_LEADER", 8, id="night upgrades once"
        ),
        pytest.param(
            OPEN_PLACE | {"night": True, "holiday": True, "special_conditions": True},
            "LEVEL_1",
            "SAFETY_DEPARTMENT",
            8,
            id="several reasons upgrade once",
        ),
        pytest.param(
            RUNNING | {"special_conditions": True},
            "SPECIAL",
            "COMPANY_LEADER",
            8,
            id="special stays special",
        ),
    ],
)
def test_hot_work(payload, level, approver, hours):
    assert result(**payload) == (True, level, approver, hours)


@pytest.mark.parametrize(
    ("start", "level"),
    [
        pytest.param("2026-09-28T19:59:00+08:00", "LEVEL_2", id="BZ/PERMIT-NIGHT before"),
        pytest.param("2026-09-28T20:00:00+08:00", "LEVEL_1", id="BZ/PERMIT-NIGHT from 20:00"),
        pytest.param("2026-09-29T05:59:00+08:00", "LEVEL_1", id="BZ/PERMIT-NIGHT until 06:00"),
        pytest.param("2026-09-29T06:00:00+08:00", "LEVEL_2", id="BZ/PERMIT-NIGHT after"),
        pytest.param("2026-09-28T12:00:00+00:00", "LEVEL_1", id="20:00 in Beijing"),
    ],
)
def test_hot_work_at_night(start, level):
    assert result(**OPEN_PLACE, starts_at=start)[1] == level


@pytest.mark.parametrize(
    ("wind", "level"),
    [
        pytest.param({"wind_grade": 4, "outdoor": True}, "LEVEL_2", id="GB30871/5.2.15 grade 4"),
        pytest.param({"wind_grade": 5, "outdoor": False}, "LEVEL_2", id="indoors"),
        pytest.param(
            {"wind_grade": 5, "outdoor": True, "unavoidable": True}, "LEVEL_1", id="83 production"
        ),
    ],
)
def test_hot_work_in_wind(wind, level):
    assert result(**OPEN_PLACE, **wind)[1] == level


def test_hot_work_83_outdoors_in_wind_is_forbidden():
    with pytest.raises(BadInput) as refused:
        ask(**OPEN_PLACE, wind_grade=5, outdoor=True)

    assert refused.value.field == "wind_grade"


def test_hot_work_in_a_fixed_area_needs_no_permit():
    assert ask(kind="DH", fixed_area=True, holiday=True)["result"] == {
        "permit_required": False,
        "level": None,
        "approver": None,
        "max_hours": None,
    }


def test_hot_work_through_the_interface():
    answer = ask(**OPEN_PLACE, starts_at="2026-10-01T21:00:00+08:00")

    assert answer["result"] == {
        "permit_required": True,
        "level": "LEVEL_1",
        "approver": "SAFETY_DEPARTMENT",
        "max_hours": 8,
    }
    assert answer["clauses"] == [
        {"id": "GB30871/5.1.4", "status": "confirmed"},
        {"id": "GB30871/5.1.1", "status": "confirmed"},
        {"id": "HOLIDAYS/2026", "status": "reported"},
        {"id": "BZ/PERMIT-NIGHT", "status": "ours"},
        {"id": "BZ/PERMIT-UPGRADE", "status": "ours"},
        {"id": "GB30871/B.1", "status": "confirmed"},
        {"id": "GB30871/5.1.5", "status": "confirmed"},
    ]
    assert answer["steps"] == [
        "any other place: level 2",
        "2026-10-01 is a public holiday or rest day",
        "2026-10-01 21:00 is at night (20:00 to 6:00)",
        "to be upgraded: level 2 is managed as level 1",
        "approved by the safety department, valid for at most 8 hours",
    ]


def test_hot_work_of_special_level_upgraded_is_approved_once_more():
    assert ask(**RUNNING, holiday=True)["steps"][-2] == (
        "no level is higher: one more person approves"
    )


def test_hot_work_in_a_year_without_notice_is_provisional():
    answer = ask(**OPEN_PLACE, starts_at="2035-06-06T09:00:00+08:00")

    assert answer["result"]["level"] == "LEVEL_2"
    assert {"id": "BZ/WORKDAY-PROVISIONAL", "status": "ours"} in answer["clauses"]


def test_hot_work_upgrade_follows_a_row_that_the_province_adds():
    row = HotWorkUpgrade(
        clause="BZ/PERMIT-UPGRADE",
        since=date(2026, 1, 1),
        level=PermitLevel.LEVEL_2,
        managed_as=PermitLevel.SPECIAL,
        extra_approval=False,
    )
    book = BOOK.extended([row])

    answer = RULES["permit.level"].ask(OPEN_PLACE | {"night": True}, book)

    assert answer.result.level is PermitLevel.SPECIAL


@pytest.mark.parametrize(
    ("height", "required", "level", "approver"),
    [
        pytest.param("1.99", False, None, None, id="71 GB30871/3.8"),
        pytest.param("2.0", True, "I", "WORKSHOP", id="71 GB30871/8.1.3"),
        pytest.param("5.0", True, "I", "WORKSHOP", id="71"),
        pytest.param("5.01", True, "II", "SPECIALIST_DEPARTMENT", id="71"),
        pytest.param("15", True, "II", "SPECIALIST_DEPARTMENT", id="71"),
        pytest.param("15.01", True, "III", "SPECIALIST_DEPARTMENT", id="71 over 15"),
        pytest.param("30", True, "III", "SPECIALIST_DEPARTMENT", id="71"),
        pytest.param("30.01", True, "IV", "PLANT_DIRECTOR", id="71"),
    ],
)
def test_height_without_factor(height, required, level, approver):
    assert result(kind="GC", height_m=height) == (
        required,
        level,
        approver,
        168 if required else None,
    )


@pytest.mark.parametrize(
    ("height", "factor", "level"),
    [
        pytest.param("5.0", "SLIPPERY", "II", id="72 ice"),
        pytest.param("30", "COLD_AIR", "IV", id="72 4 °C"),
        pytest.param("5.01", "POOR_LIGHT", "III", id="method B, second band"),
        pytest.param("30.01", "POOR_LIGHT", "IV", id="method B, last band"),
    ],
)
def test_height_with_factor(height, factor, level):
    assert result(kind="GC", height_m=height, factors=[factor])[1] == level


@pytest.mark.parametrize(
    ("height", "situation", "level"),
    [
        pytest.param("3", "STEEP_SLOPE", "I", id="GB30871/B.1-2 slope"),
        pytest.param("3", "NEAR_OPENING", "II", id="BZ/HEIGHT-SITUATION"),
        pytest.param("16", "NEAR_OPENING", "III", id="height asks for more"),
        pytest.param("3", "NIGHT_ARTIFICIAL_LIGHT", "IV", id="GB30871/B.1-2 night"),
    ],
)
def test_height_with_situation(height, situation, level):
    assert result(kind="GC", height_m=height, situations=[situation])[1] == level


def test_height_through_the_interface():
    answer = ask(
        kind="GC", height_m="5.0", factors=["SLIPPERY", "COLD_AIR"], situations=["NEAR_VENT"]
    )

    assert answer["clauses"] == [
        {"id": "GB30871/8.1.2", "status": "confirmed"},
        {"id": "GB30871/8.1.3", "status": "confirmed"},
        {"id": "BZ/HEIGHT-SITUATION", "status": "ours"},
        {"id": "GB30871/B.1", "status": "confirmed"},
        {"id": "GB30871/8.2.11", "status": "confirmed"},
    ]
    assert answer["steps"] == [
        "5 m, method B (ice, snow, frost, oil or water on the place; mean air temperature of "
        "5 °C or less), up to 5 m: level II",
        "near a vent of toxic or harmful matter: at least level II",
        "approved by the specialist department, valid for at most 168 hours",
    ]


def test_height_names_the_last_band_by_its_lower_edge():
    assert ask(kind="GC", height_m=31)["steps"][0] == (
        "31 m, method A (no factor), above 30 m: level IV"
    )


@pytest.mark.parametrize(
    ("weight", "required", "level", "approver"),
    [
        pytest.param("9.9", False, "LEVEL_3", None, id="74 GB30871/B.1-3"),
        pytest.param("10", True, "LEVEL_3", "SPECIALIST_DEPARTMENT", id="74 from 10 t"),
        pytest.param("39.9", True, "LEVEL_3", "SPECIALIST_DEPARTMENT", id="74 GB30871/9.1"),
        pytest.param("40", True, "LEVEL_2", "SPECIALIST_DEPARTMENT", id="74"),
        pytest.param("100", True, "LEVEL_2", "SPECIALIST_DEPARTMENT", id="74"),
        pytest.param("100.1", True, "LEVEL_1", "PLANT_DIRECTOR", id="74"),
    ],
)
def test_lifting(weight, required, level, approver):
    assert result(kind="DZ", weight_t=weight) == (required, level, approver, None)


@pytest.mark.parametrize(
    ("weight", "clauses"),
    [
        ("9.9", ["GB30871/9.1", "GB30871/B.1-3"]),
        ("20", ["GB30871/9.1", "GB30871/B.1", "BZ/PERMIT-HOURS"]),
        ("40", ["GB30871/9.1", "GB30871/9.2.1", "GB30871/B.1", "BZ/PERMIT-HOURS"]),
    ],
)
def test_lifting_clauses(weight, clauses):
    assert [clause["id"] for clause in ask(kind="DZ", weight_t=weight)["clauses"]] == clauses


@pytest.mark.parametrize(
    ("payload", "required", "approver", "hours"),
    [
        pytest.param({"kind": "SX"}, True, "WORKSHOP", 24, id="GB30871/6.10"),
        pytest.param({"kind": "MB"}, True, "WORKSHOP", None, id="GB30871/7.11"),
        pytest.param({"kind": "MB", "blinds": 1}, True, "WORKSHOP", None, id="one blind"),
        pytest.param({"kind": "LSYD"}, True, "POWER_SUPPLIER", 360, id="GB30871/10.8"),
        pytest.param(
            {"kind": "LSYD", "extended": True}, True, "POWER_SUPPLIER", 720, id="10.8 special"
        ),
        pytest.param(
            {"kind": "LSYD", "serves": "SX"}, True, "POWER_SUPPLIER", 24, id="10.8 with entry"
        ),
        pytest.param(
            {"kind": "LSYD", "serves": "DH", "serves_level": "LEVEL_2"},
            True,
            "POWER_SUPPLIER",
            72,
            id="10.8 with hot work",
        ),
        pytest.param(
            {"kind": "DT", "depth_m": "0.5"}, False, None, None, id="GB30871/3.11 not over 0.5 m"
        ),
        pytest.param(
            {"kind": "DT", "depth_m": "0.51"}, True, "SPECIALIST_DEPARTMENT", None, id="3.11"
        ),
        pytest.param(
            {"kind": "DT", "machine_levelling": True},
            True,
            "SPECIALIST_DEPARTMENT",
            None,
            id="3.11 by machine",
        ),
        pytest.param({"kind": "DL"}, True, "SPECIALIST_DEPARTMENT", None, id="GB30871/3.12"),
    ],
)
def test_kinds_without_levels(payload, required, approver, hours):
    assert result(**payload) == (required, None, approver, hours)


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({}, MissingKey, "kind"),
        ({"kind": "XX"}, NotAChoice, "kind"),
        ({"kind": "SX", "depth": 1}, UnknownKey, "depth"),
        ({"kind": "GC", "height_m": 3, "holiday": True}, BadInput, "holiday"),
        ({"kind": "DH", "explosive_place": False, "height_m": 3}, BadInput, "height_m"),
        ({"kind": "SX", "blinds": 1}, BadInput, "blinds"),
        ({"kind": "DH"}, MissingKey, "explosive_place"),
        ({"kind": "DH", "on_pipe_rack": True}, MissingKey, "explosive_place"),
        ({"kind": "DH", "explosive_place": True}, MissingKey, "in_operation"),
        (OPEN_PLACE | {"wind_grade": 6}, MissingKey, "outdoor"),
        (OPEN_PLACE | {"wind_grade": 18}, OutOfRange, "wind_grade"),
        ({"kind": "DH", "fixed_area": True, "explosive_place": True}, BadInput, "fixed_area"),
        ({"kind": "DH", "fixed_area": True, "mhi_dike": True}, BadInput, "fixed_area"),
        (RUNNING | {"shutdown_approved": True}, BadInput, "shutdown_approved"),
        (
            {"kind": "DH", "mhi_dike": True, "shutdown_approved": True},
            BadInput,
            "shutdown_approved",
        ),
        (
            OPEN_PLACE | {"starts_at": "2026-10-01T09:00:00+08:00", "holiday": False},
            BadInput,
            "holiday",
        ),
        (
            OPEN_PLACE | {"starts_at": "2026-09-28T09:00:00+08:00", "night": True},
            BadInput,
            "night",
        ),
        (OPEN_PLACE | {"starts_at": "2022-09-30T09:00:00+08:00"}, NoRuleInForce, None),
        ({"kind": "SX", "starts_at": "2022-09-30T09:00:00+08:00"}, NoRuleInForce, None),
        ({"kind": "SX", "starts_at": "2026-09-30T09:00:00"}, WrongType, "starts_at"),
        ({"kind": "GC"}, MissingKey, "height_m"),
        ({"kind": "GC", "height_m": -1}, OutOfRange, "height_m"),
        ({"kind": "GC", "height_m": 3, "factors": ["ICE"]}, NotAChoice, "factors[0]"),
        ({"kind": "DZ"}, MissingKey, "weight_t"),
        ({"kind": "DT"}, MissingKey, "depth_m"),
        ({"kind": "MB", "blinds": 2}, BadInput, "blinds"),
        ({"kind": "LSYD", "serves": "GC"}, NotAChoice, "serves"),
        ({"kind": "LSYD", "serves": "DH"}, MissingKey, "serves_level"),
        (
            {"kind": "LSYD", "serves": "DH", "serves_level": "LEVEL_3"},
            NotAChoice,
            "serves_level",
        ),
        ({"kind": "LSYD", "serves": "SX", "serves_level": "LEVEL_2"}, BadInput, "serves_level"),
        ({"kind": "LSYD", "serves": "SX", "extended": True}, BadInput, "extended"),
        ({"kind": "LSYD", "serves_level": "LEVEL_2"}, MissingKey, "serves"),
    ],
    ids=str,
)
def test_permit_level_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        ask(**payload)

    assert type(refused.value) is refusal
    assert refused.value.field == field


def test_permit_level_without_rows_is_refused():
    with pytest.raises(NoRuleInForce):
        permit_level(PolicyBook(()), Job(kind=PermitKind.CONFINED_SPACE))


def test_every_key_belongs_to_some_kind():
    belonging = {*COMMON, *(key for keys in KEYS.values() for key in keys)}

    assert belonging == {field.name for field in fields(Job)}
    assert set(KEYS) == set(PermitKind)


@given(heights, factors, situations)
def test_height_has_a_permit_exactly_from_two_metres(height, factor, situation):
    job = Job(kind=PermitKind.HEIGHT, height_m=height, factors=factor, situations=situation)

    need = permit_level(BOOK, job).result

    assert need.permit_required is (height >= 2)
    assert (need.level is None) is not need.permit_required


@given(heights, heights, factors, factors, situations)
def test_more_height_and_factors_never_lower_the_level(one, other, factor, more, situation):
    low, high = sorted((one, other))
    levels = (None, *LEVELS[PermitKind.HEIGHT])

    easier = permit_level(BOOK, Job(kind=PermitKind.HEIGHT, height_m=low, factors=factor)).result
    harder = permit_level(
        BOOK,
        Job(
            kind=PermitKind.HEIGHT,
            height_m=high,
            factors=(*factor, *more),
            situations=situation,
        ),
    ).result

    assert levels.index(easier.level) <= levels.index(harder.level)


@given(st.decimals(0, 1000, places=1), st.decimals(0, 1000, places=1))
def test_a_heavier_load_never_has_a_lower_level(one, other):
    light, heavy = sorted((one, other))
    levels = LEVELS[PermitKind.LIFTING]

    lighter = permit_level(BOOK, Job(kind=PermitKind.LIFTING, weight_t=light)).result
    heavier = permit_level(BOOK, Job(kind=PermitKind.LIFTING, weight_t=heavy)).result

    assert levels.index(heavier.level) <= levels.index(lighter.level)
    assert lighter.permit_required <= heavier.permit_required


flags = st.none() | st.booleans()


@given(
    st.builds(
        Job,
        kind=st.just(PermitKind.HOT_WORK),
        starts_at=st.none(),
        fixed_area=flags,
        explosive_place=flags,
        in_operation=flags,
        mhi_dike=flags,
        on_pipe_rack=flags,
        shutdown_approved=flags,
        outdoor=flags,
        wind_grade=st.none() | st.integers(0, 17),
        unavoidable=flags,
        holiday=flags,
        night=flags,
        special_conditions=flags,
        height_m=st.none(),
        factors=st.none(),
        situations=st.none(),
        weight_t=st.none(),
        extended=st.none(),
        serves=st.none(),
        serves_level=st.none(),
        blinds=st.none(),
        depth_m=st.none(),
        machine_levelling=st.none(),
    )
)
def test_hot_work_is_answered_or_refused_with_a_code(job):
    answer = answered(job)

    if isinstance(answer, DomainError):
        assert type(answer) in {BadInput, MissingKey}
    else:
        need = answer.result
        assert set(answer.clauses) <= set(RULES["permit.level"].clauses)
        assert need.permit_required is not bool(job.fixed_area)
        assert (need.approver is not None) is need.permit_required
        assert need.max_hours in ({8, 72} if need.permit_required else {None})


@pytest.mark.parametrize("place", [OPEN_PLACE, STOPPED, RUNNING])
@pytest.mark.parametrize("reason", ["holiday", "night", "special_conditions"])
def test_an_upgrade_never_lowers_the_level(place, reason):
    order = LEVELS[PermitKind.HOT_WORK]

    before, after = result(**place)[1], result(**place, **{reason: True})[1]

    assert order.index(after) <= order.index(before)
    assert Decimal(result(**place, **{reason: True})[3]) <= result(**place)[3]
