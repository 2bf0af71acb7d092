"""Whether a pre-shift meeting counts."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.training.domain.preshift import Preshift, preshift_check
from bazhua.kernel.errors import BadInput, NoRuleInForce, OutOfRange, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Lang

RULE = RULES["training.preshift"]
HELD = datetime(2022, 4, 1, 7, 45, tzinfo=BEIJING)

GOOD = {
    "starts_at": "2022-04-01T07:45:00+08:00",
    "ends_at": "2022-04-01T07:51:00+08:00",
    "shift_starts_at": "2022-04-01T08:00:00+08:00",
    "roll": 12,
    "present": 11,
    "excused": 1,
    "signatures": 11,
}


def test_preshift_t38_a_signature_is_missing():
    answer = RULE.ask(GOOD | {"signatures": 10}, BOOK)

    assert answer_json(RULE, answer, BOOK, Lang.EN) == {
        "rule": "training.preshift",
        "result": {"valid": False, "reasons": ["SIGNATURE_MISSING"]},
        "clauses": [
            {"id": "CH2022/LENGTH", "status": "reported"},
            {"id": "CH2022/ATTENDANCE", "status": "reported"},
        ],
        "book": BOOK.digest,
        "steps": [
            "held at 2022-04-01 07:45, shift at 2022-04-01 08:00",
            "length 6 min 0 s, at least 5 minutes",
            "present 11 + excused 1, on the roll 12",
            "signatures 10, present 11",
        ],
    }


def test_preshift_that_counts():
    answer = answer_json(RULE, RULE.ask(GOOD, BOOK), BOOK, Lang.ZH)

    assert answer["result"] == {"valid": True, "reasons": []}
    assert answer["steps"] == [
        "2022-04-01 07:45 开始，2022-04-01 08:00 上班",
        "时长 6 分 0 秒，至少 5 分钟",
        "实到 11 + 请假 1，应到 12",
        "签字 11，实到 11",
    ]


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({"ends_at": "2022-04-01T07:50:00+08:00"}, []),
        ({"ends_at": "2022-04-01T07:49:59+08:00"}, ["TOO_SHORT"]),
        ({"shift_starts_at": "2022-04-01T07:45:01+08:00"}, []),
        ({"shift_starts_at": "2022-04-01T07:45:00+08:00"}, ["NOT_BEFORE_SHIFT"]),
        ({"shift_starts_at": "2022-03-31T23:45:00Z"}, ["NOT_BEFORE_SHIFT"]),
        ({"excused": 0}, ["ABSENT_WITHOUT_LEAVE"]),
        ({"excused": 2}, ["MORE_THAN_ON_ROLL"]),
        ({"signatures": 12}, ["MORE_SIGNATURES_THAN_PRESENT"]),
        (
            {
                "ends_at": "2022-04-01T07:46:00+08:00",
                "shift_starts_at": "2022-04-01T07:30:00+08:00",
                "excused": 0,
                "signatures": 0,
            },
            ["NOT_BEFORE_SHIFT", "TOO_SHORT", "ABSENT_WITHOUT_LEAVE", "SIGNATURE_MISSING"],
        ),
    ],
)
def test_preshift_names_everything_that_speaks_against_it(change, reasons):
    result = RULE.ask(GOOD | change, BOOK).result

    assert result.valid == (reasons == [])
    assert list(result.reasons) == reasons


def test_preshift_without_leave_given_counts_everybody():
    full = {key: value for key, value in GOOD.items() if key != "excused"} | {
        "present": 12,
        "signatures": 12,
    }

    assert RULE.ask(full, BOOK).result.valid


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"ends_at": "2022-04-01T07:44:59+08:00"}, BadInput),
        ({"starts_at": "2022-03-02T23:59:59+08:00"}, NoRuleInForce),
        ({"starts_at": "2022-04-01T07:45:00"}, WrongType),
        ({"roll": 0}, OutOfRange),
        ({"present": -1}, OutOfRange),
    ],
)
def test_preshift_refuses(change, error):
    with pytest.raises(error):
        RULE.ask(GOOD | change, BOOK)


def test_preshift_rule_starts_on_its_beijing_day():
    first = GOOD | {"starts_at": "2022-03-02T16:00:00Z", "ends_at": "2022-03-02T16:06:00Z"}

    assert RULE.ask(first, BOOK).result.valid


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 30), st.integers(0, 30))
def test_preshift_counts_only_when_the_roll_is_complete_and_signed(
    present, excused, roll, signatures
):
    meeting = Preshift(
        HELD,
        HELD + timedelta(minutes=5),
        HELD + timedelta(minutes=15),
        roll,
        present,
        signatures,
        excused,
    )

    valid = preshift_check(BOOK, meeting).result.valid

    assert valid == (present + excused == roll and signatures == present)


@given(st.integers(0, 3_600))
def test_preshift_of_five_minutes_is_long_enough(seconds):
    meeting = Preshift(HELD, HELD, HELD + timedelta(hours=2), 3, 3, 3)
    longer = replace(meeting, ends_at=HELD + timedelta(seconds=seconds))

    assert preshift_check(BOOK, longer).result.valid == (seconds >= 300)
