"""Who is paid when several people report the same matter."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.cogovernance.domain.payee import ReceivedTip, tip_payee
from bazhua.kernel.errors import BadInput, MissingKey, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

RULE = RULES["tip.payee"]


def tip(id_, at, **facts):
    fair = {"eligible": True, "valid": True, "real_name": True}
    return {"id": id_, "received_at": f"2022-05-{at}+08:00"} | fair | facts


def paid(*tips):
    return RULE.ask({"tips": list(tips)}, BOOK).result.paid_id


def test_payee_is_the_first_valid_tip():
    tips = [tip("B", "02T09:30:00"), tip("A", "01T17:00:00", real_name=False)]

    answer = answer_json(RULE, RULE.ask({"tips": tips}, BOOK), BOOK, Lang.EN)

    assert answer == {
        "rule": "tip.payee",
        "result": {"paid_id": "B"},
        "clauses": [
            {"id": "NAT-2012/13", "status": "confirmed"},
            {"id": "NAT-2018/10", "status": "unconfirmed"},
            {"id": "SD-2021/3(1)", "status": "confirmed"},
        ],
        "book": BOOK.digest,
        "steps": [
            "valid, real-name and from an eligible tipster: 1 of 2 tips",
            "the first received is B (2022-05-02 09:30)",
        ],
    }


@pytest.mark.parametrize(
    ("tips", "expected"),
    [
        pytest.param([], None, id="no tip"),
        pytest.param([tip("A", "01T08:00:00", eligible=False)], None, id="T21 town inspector"),
        pytest.param([tip("A", "01T08:00:00", real_name=False)], None, id="T20 anonymous"),
        pytest.param([tip("A", "01T08:00:00", valid=False)], None, id="not verified"),
        pytest.param(
            [tip("A", "01T08:00:00", eligible=False), tip("B", "03T08:00:00")], "B", id="RPT-54"
        ),
        pytest.param([tip("B", "02T08:00:00"), tip("A", "01T08:00:00")], "A", id="RPT-50 earliest"),
        pytest.param(
            [tip("B", "01T08:00:00"), tip("A", "01T08:00:00")], "B", id="RPT-50 registered first"
        ),
        pytest.param(
            [
                tip("A", "01T08:00:00"),
                tip("B", "01T08:00:00") | {"received_at": "2022-05-01T00:00Z"},
            ],
            "A",
            id="one instant in two offsets",
        ),
    ],
)
def test_payee_of_a_case(tips, expected):
    assert paid(*tips) == expected


def test_payee_of_a_tie_cites_the_platform_rule():
    tips = [tip("B", "01T08:00:00"), tip("A", "01T08:00:00")]

    answer = answer_json(RULE, RULE.ask({"tips": tips}, BOOK), BOOK, Lang.ZH)

    assert answer["clauses"][-1] == {"id": "BZ/RPT-50", "status": "ours"}
    assert answer["steps"] == [
        "属实、实名且举报人可以领奖的：2 件中 2 件",
        "其中最先收到的是 B（2022-05-01 08:00）",
        "同时收到的，按登记先后",
    ]


@pytest.mark.parametrize(
    ("tips", "error", "field"),
    [
        ([tip("A", "01T08:00:00"), tip("A", "02T08:00:00")], BadInput, "tips[1].id"),
        ([tip("A", "01T08:00:00") | {"received_at": "2022-05-01T08:00"}], WrongType, None),
        ([{"id": "A"}], MissingKey, "tips[0].received_at"),
    ],
)
def test_payee_refuses(tips, error, field):
    with pytest.raises(error) as refusal:
        paid(*tips)

    assert refusal.value.field == (field or "tips[0].received_at")


facts = st.builds(
    ReceivedTip,
    id=st.uuids().map(str),
    received_at=st.integers(0, 5).map(lambda hour: datetime(2022, 5, 1, hour, tzinfo=UTC)),
    eligible=st.booleans(),
    valid=st.booleans(),
    real_name=st.booleans(),
)


@given(st.lists(facts, max_size=8, unique_by=lambda tip: tip.id))
def test_payee_is_payable_and_nobody_payable_came_before(tips):
    paid_id = tip_payee(tips=tuple(tips)).result.paid_id

    payable = [tip for tip in tips if tip.eligible and tip.valid and tip.real_name]
    if payable:
        first = next(tip for tip in payable if tip.id == paid_id)
        assert all(first.received_at <= tip.received_at for tip in payable)
    else:
        assert paid_id is None


@given(st.lists(facts, max_size=8, unique_by=lambda tip: tip.id))
def test_payee_does_not_change_by_tips_that_cannot_be_paid(tips):
    barred = [replace(tip, id=f"barred-{tip.id}", eligible=False) for tip in tips]

    assert tip_payee(tips=(*barred, *tips)).result == tip_payee(tips=tuple(tips)).result
