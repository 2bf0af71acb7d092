"""`permit.level` of the kinds without bands, and what it refuses (§5.3, §9.6)."""

from dataclasses import fields

import pytest

from bazhua.grips.supervision.domain.permits.job import COMMON, KEYS, Job
from bazhua.grips.supervision.domain.permits.level import permit_level
from bazhua.grips.supervision.domain.terms import (
    PermitKind,
)
from bazhua.kernel.errors import (
    BadInput,
    MissingKey,
    NoRuleInForce,
    NotAChoice,
    OutOfRange,
    UnknownKey,
    WrongType,
)
from bazhua.kernel.policy.book import PolicyBook
from tests.grips.supervision.domain.permits.asking import (
    OPEN_PLACE,
    RUNNING,
    ask,
    result,
)


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
