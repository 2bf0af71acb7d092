"""`permit.level` of hot work: vectors 63–70 of monitoring-permits (§5.1, §9.6)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.supervision.domain.permits.job import Job
from bazhua.grips.supervision.domain.policy.levels import HotWorkUpgrade
from bazhua.grips.supervision.domain.terms import (
    LEVELS,
    PermitKind,
    PermitLevel,
)
from bazhua.kernel.errors import (
    BadInput,
    DomainError,
    MissingKey,
)
from tests.grips.supervision.domain.permits.asking import (
    OPEN_PLACE,
    RUNNING,
    STOPPED,
    answered,
    ask,
    result,
)


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
