"""`permit.validity`: vectors 63 and 64 of monitoring-permits (§5.1, §9.6) and the other limits."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.supervision.domain.permits.validity import permit_validity
from bazhua.grips.supervision.domain.terms import LEVELS, PermitKind
from bazhua.kernel.errors import BadInput, MissingKey, NoRuleInForce, NotAChoice, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

START = datetime.fromisoformat("2026-03-02T08:00:00+08:00")
KINDS = [(kind, level) for kind in PermitKind for level in LEVELS.get(kind, (None,))]


def ask(**payload):
    rule = RULES["permit.validity"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, Lang.EN)


def until(hours, minutes=0):
    return (START + timedelta(hours=hours, minutes=minutes)).isoformat()


@pytest.mark.parametrize(
    ("kind", "level", "extended", "hours"),
    [
        pytest.param("DH", "SPECIAL", False, 8, id="63 GB30871/5.1.5"),
        pytest.param("DH", "LEVEL_1", False, 8, id="63 level 1"),
        pytest.param("DH", "LEVEL_2", False, 72, id="GB30871/5.1.5 level 2"),
        pytest.param("SX", None, False, 24, id="GB30871/6.10"),
        pytest.param("GC", "I", False, 168, id="GB30871/8.2.11"),
        pytest.param("GC", "IV", False, 168, id="GB30871/8.2.11 IV"),
        pytest.param("LSYD", None, False, 360, id="GB30871/10.8"),
        pytest.param("LSYD", None, True, 720, id="GB30871/10.8 special"),
    ],
)
def test_validity_up_to_the_limit(kind, level, extended, hours):
    payload = {"kind": kind, "level": level, "extended": extended, "valid_from": until(0)}

    exact = ask(**payload, valid_to=until(hours))["result"]
    over = ask(**payload, valid_to=until(hours, 1))["result"]

    assert exact == {"accepted": True, "max_hours": hours}
    assert over == {"accepted": False, "max_hours": hours}


@pytest.mark.parametrize(
    ("kind", "level"), [("MB", None), ("DZ", "LEVEL_1"), ("DT", None), ("DL", None)]
)
def test_validity_that_the_enterprise_sets(kind, level):
    answer = ask(kind=kind, level=level, valid_from=until(0), valid_to=until(2000))

    assert answer["result"] == {"accepted": True, "max_hours": None}
    assert answer["clauses"] == [{"id": "BZ/PERMIT-HOURS", "status": "ours"}]


def test_validity_through_the_interface():
    answer = ask(
        kind="DH",
        level="SPECIAL",
        valid_from="2026-03-02T08:00:00+08:00",
        valid_to="2026-03-02T16:01:00+08:00",
    )

    assert answer["result"] == {"accepted": False, "max_hours": 8}
    assert answer["clauses"] == [{"id": "GB30871/5.1.5", "status": "confirmed"}]
    assert answer["steps"] == ["hot work: 8 h 1 min, at most 8 hours"]


def test_validity_one_second_over():
    answer = ask(
        kind="DH",
        level="SPECIAL",
        valid_from="2026-03-02T08:00:00+08:00",
        valid_to="2026-03-02T08:00:01+00:00",
    )

    assert answer["result"]["accepted"] is False
    assert answer["steps"] == ["hot work: 8 h 1 min, at most 8 hours"]


@given(
    st.sampled_from(KINDS),
    st.integers(-25_000, 600_000).map(lambda hours: START + timedelta(hours=hours)),
    st.integers(1, 100_000),
    st.integers(1, 100_000),
)
def test_a_shorter_permit_is_accepted_when_a_longer_one_is(kind_level, start, one, other):
    (kind, level), (short, long) = kind_level, sorted((one, other))

    shorter, longer = (
        permit_validity(
            BOOK, kind=kind, level=level, valid_from=start, valid_to=start + timedelta(minutes=n)
        ).result
        for n in (short, long)
    )

    assert shorter.accepted >= longer.accepted


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({"kind": "SX", "valid_to": until(0)}, BadInput, "valid_to"),
        ({"kind": "SX", "valid_to": until(-1)}, BadInput, "valid_to"),
        ({"kind": "SX", "valid_to": "2026-03-02T09:00:00"}, WrongType, "valid_to"),
        ({"kind": "DH", "valid_to": until(1)}, MissingKey, "level"),
        ({"kind": "DH", "level": "I", "valid_to": until(1)}, NotAChoice, "level"),
        ({"kind": "SX", "level": "LEVEL_1", "valid_to": until(1)}, BadInput, "level"),
        ({"kind": "SX", "extended": True, "valid_to": until(1)}, BadInput, "extended"),
    ],
    ids=str,
)
def test_validity_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        ask(**payload, valid_from=until(0))

    assert refused.value.field == field


def test_validity_before_the_standard_was_in_force():
    with pytest.raises(NoRuleInForce):
        ask(
            kind="SX",
            valid_from="2022-09-30T23:59:59+08:00",
            valid_to="2022-10-01T08:00:00+08:00",
        )
