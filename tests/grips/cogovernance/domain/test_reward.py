"""What a tip earns: the rule book's vectors, bounds, order of uplift and cap, refusals."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.cogovernance.domain.policy.reward import (
    SD_2021_ROWS,
    AnonymousReward,
    Choice,
    FineShare,
    RewardChoice,
)
from bazhua.grips.cogovernance.domain.reward import VerifiedTip, tip_reward
from bazhua.grips.cogovernance.domain.terms import Authority, TipKind
from bazhua.kernel.errors import BadInput, MissingKey, NoRuleInForce, NotAChoice, OutOfRange
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang
from bazhua.law.terms import AccidentGrade

RULE = RULES["tip.reward"]
ON = "2021-11-02"
LAST_SD_2019 = "2021-03-17"
FIRST_SD_2021 = "2021-03-18"


def asked(payload, lang=Lang.EN, book=BOOK):
    answer = answer_json(RULE, RULE.ask(payload, book), book, lang)
    return answer["result"], [clause["id"] for clause in answer["clauses"]], answer["steps"]


def payable(book=BOOK, **payload):
    return asked({"accepted_on": ON} | payload, book=book)[0]["payable_yuan"]


def test_reward_of_the_interface_example():
    question = {
        "accepted_on": ON,
        "kind": "VIOLATION",
        "fines_yuan": 373200,
        "insider": False,
        "real_name": True,
    }

    answer = answer_json(RULE, RULE.ask(question, BOOK), BOOK, Lang.EN)

    assert answer == {
        "rule": "tip.reward",
        "result": {
            "payable_yuan": 186600,
            "rule_set": "SD-2021",
            "manual": False,
            "reason": None,
        },
        "clauses": [{"id": "SD-2021/3(2)", "status": "confirmed"}],
        "book": BOOK.digest,
        "steps": ["50 % × 373200 = 186600", "within 5000..500000"],
    }


VIOLATION = {"kind": "VIOLATION"}
CONCEALED = {"kind": "CONCEALED_ACCIDENT", "grade": "LARGER"}

VECTORS = [
    # vector, input, payable
    ("T02 as an outsider", VIOLATION | {"fines_yuan": 373_200}, 186_600),
    ("T02 as an insider", VIOLATION | {"fines_yuan": 311_000, "insider": True}, 186_600),
    ("T03 as an outsider", VIOLATION | {"fines_yuan": 658_000}, 329_000),
    ("T05 ceiling", VIOLATION | {"fines_yuan": 2_000_000}, 500_000),
    ("T06 first award", VIOLATION | {"fines_yuan": 550_000}, 275_000),
    ("T06 second award", VIOLATION | {"fines_yuan": 514_000}, 257_000),
    ("T06 third award", VIOLATION | {"fines_yuan": 234_000}, 117_000),
    ("T08 floor", VIOLATION | {"fines_yuan": 8_000}, 5_000),
    ("T09 cap", VIOLATION | {"fines_yuan": 1_200_000}, 500_000),
    ("T11 cap after uplift", VIOLATION | {"fines_yuan": 900_000, "insider": True}, 500_000),
    ("T12 approved", {"kind": "DANGER_GENERAL", "approved_yuan": 3_000}, 3_000),
    ("T14", CONCEALED | {"concealed_deaths": 3}, 120_000),
    ("T15", CONCEALED | {"concealed_deaths": 9}, 360_000),
    ("T15 national", CONCEALED | {"concealed_deaths": 9, "authority": "NAT"}, 300_000),
    ("T17 one of three deaths", CONCEALED | {"concealed_deaths": 1}, 40_000),
    ("T18 fire", {"kind": "FIRE", "fines_yuan": 100_000}, None),
    ("T20 anonymous", VIOLATION | {"fines_yuan": 80_000, "real_name": False}, 0),
    ("T24 national", VIOLATION | {"fines_yuan": 1_000_000, "authority": "NAT"}, 150_000),
]


@pytest.mark.parametrize(
    ("question", "expected"), [row[1:] for row in VECTORS], ids=[row[0] for row in VECTORS]
)
def test_reward_of_a_vector(question, expected):
    assert payable(**question) == expected


def test_reward_t06_awards_add_up():
    awards = [payable(kind="VIOLATION", fines_yuan=n) for n in (550_000, 514_000, 234_000)]

    assert sum(awards) == 649_000


@pytest.mark.parametrize("kind", ["DANGER_MAJOR", "VIOLATION"])
@pytest.mark.parametrize(
    ("fines", "expected"),
    [
        (0, 5_000),
        (9_999, 5_000),
        (10_000, 5_000),
        (10_001, 5_001),
        (33_333, 16_667),
        (999_999, 500_000),
        (1_000_000, 500_000),
        (1_000_001, 500_000),
    ],
)
def test_reward_share_at_its_bounds(kind, fines, expected):
    assert payable(kind=kind, fines_yuan=fines) == expected


STEPS = [
    (
        VIOLATION | {"fines_yuan": 8_000},
        ["SD-2021/3(2)"],
        ["50 % × 8000 = 4000", "below 5000: 5000"],
        ["50 % × 8000 = 4000", "低于 5000，按 5000"],
    ),
    (
        VIOLATION,
        ["SD-2021/3(2)", "BZ/RPT-36"],
        ["50 % × 0 = 0", "below 5000: 5000"],
        ["50 % × 0 = 0", "低于 5000，按 5000"],
    ),
    (
        VIOLATION | {"fines_yuan": 33_333},
        ["SD-2021/3(2)", "BZ/RPT-35"],
        ["50 % × 33333 = 16666.5", "within 5000..500000", "rounded to whole yuan: 16667"],
        ["50 % × 33333 = 16666.5", "在 5000 至 500000 之间", "四舍五入到元：16667"],
    ),
    (
        VIOLATION | {"fines_yuan": 900_000, "insider": True},
        ["SD-2021/3(2)", "SD-2021/INSIDER", "BZ/RPT-34"],
        [
            "50 % × 900000 = 450000",
            "whistle-blower +20 %: 450000 × 1.2 = 540000",
            "above 500000: 500000",
        ],
        [
            "50 % × 900000 = 450000",
            "内部举报上浮 20 %：450000 × 1.2 = 540000",
            "高于 500000，按 500000",
        ],
    ),
    (
        {"kind": "DANGER_GENERAL", "approved_yuan": 3_000},
        ["SD-2021/3(2)"],
        ["approved 3000, within 500..5000"],
        ["核定 3000，在 500 至 5000 之间"],
    ),
    (
        {"kind": "DANGER_GENERAL", "approved_yuan": 3_000, "insider": True},
        ["SD-2021/3(2)", "SD-2021/INSIDER", "BZ/RPT-34", "SD-2021/3"],
        [
            "approved 3000, within 500..5000",
            "whistle-blower +20 %: 3000 × 1.2 = 3600",
            "not above 500000",
        ],
        [
            "核定 3000，在 500 至 5000 之间",
            "内部举报上浮 20 %：3000 × 1.2 = 3600",
            "不高于 500000",
        ],
    ),
    (
        {"kind": "DANGER_GENERAL"},
        ["SD-2021/3(2)"],
        ["the amount awaits approval, within 500..5000"],
        ["金额待核定，应在 500 至 5000 之间"],
    ),
    (
        CONCEALED | {"concealed_deaths": 3},
        ["SD-2021/3"],
        ["3 × 40000 = 120000", "not above 500000"],
        ["3 × 40000 = 120000", "不高于 500000"],
    ),
    (
        {"kind": "FIRE"},
        ["SD-2021/3(2)"],
        ["a fire danger is not computed here: the amount is entered under the fire-rescue scheme"],
        ["火灾隐患不按本办法计算，依消防举报奖励办法人工核定"],
    ),
    (
        VIOLATION | {"real_name": False},
        ["SD-2021/3(1)"],
        ["an anonymous tip earns no cash reward"],
        ["匿名举报不发现金奖励"],
    ),
]


@pytest.mark.parametrize(("question", "clauses", "english", "chinese"), STEPS)
def test_reward_explains_itself(question, clauses, english, chinese):
    question = {"accepted_on": ON} | question

    assert asked(question)[1:] == (clauses, english)
    assert asked(question, Lang.ZH)[1:] == (clauses, chinese)


@pytest.mark.parametrize(
    ("question", "amount", "manual", "reason"),
    [
        (VIOLATION | {"fines_yuan": 80_000}, 40_000, False, None),
        ({"kind": "DANGER_GENERAL"}, None, True, "AWAITS_APPROVAL"),
        ({"kind": "FIRE"}, None, True, "FIRE_SCHEME"),
        ({"kind": "FIRE", "real_name": False}, 0, False, "ANONYMOUS"),
        ({"kind": "DANGER_GENERAL", "real_name": False}, 0, False, "ANONYMOUS"),
        (VIOLATION | {"insider": True, "real_name": False}, 0, False, "ANONYMOUS"),
        (CONCEALED, 0, False, "NO_CONCEALED_DEATH"),
        (CONCEALED | {"insider": True}, 0, False, "NO_CONCEALED_DEATH"),
    ],
)
def test_reward_says_why_nothing_was_computed(question, amount, manual, reason):
    assert asked({"accepted_on": ON} | question)[0] == {
        "payable_yuan": amount,
        "rule_set": "SD-2021",
        "manual": manual,
        "reason": reason,
    }


@pytest.mark.parametrize(
    ("accepted_on", "authority", "rule_set", "clauses"),
    [
        ("2019-05-01", "SD", "SD-2019", {"SD-2019/REWARD": "reported"}),
        (LAST_SD_2019, "SD", "SD-2019", {"SD-2019/REWARD": "reported"}),
        (FIRST_SD_2021, "SD", "SD-2021", {"SD-2021/3(2)": "confirmed"}),
        ("2025-12-24", "SD", "SD-2021", {"SD-2021/3(2)": "confirmed"}),
        (
            "2025-12-25",
            "SD",
            "SD-2021",
            {"SD-2021/3(2)": "confirmed", "SD-2025/IN-FORCE": "unconfirmed"},
        ),
        ("2018-01-04", "NAT", "NAT-2018", {"NAT-2018/REWARD": "reported"}),
        ("2026-11-23", "NAT", "NAT-2018", {"NAT-2018/REWARD": "reported"}),
    ],
)
def test_reward_goes_by_the_day_of_acceptance(accepted_on, authority, rule_set, clauses):
    question = VIOLATION | {
        "accepted_on": accepted_on,
        "authority": authority,
        "fines_yuan": 80_000,
    }

    answer = answer_json(RULE, RULE.ask(question, BOOK), BOOK, Lang.EN)

    assert answer["result"]["rule_set"] == rule_set
    assert {clause["id"]: clause["status"] for clause in answer["clauses"]} == clauses


def test_reward_after_the_revision_says_what_is_to_be_confirmed():
    _, _, steps = asked(VIOLATION | {"accepted_on": "2026-02-01", "fines_yuan": 80_000})

    assert steps == [
        "50 % × 80000 = 40000",
        "within 5000..500000",
        "to be confirmed: The 2025 revision is issued, its start and figures not yet seen; those "
        "of 2021 are used",
    ]


@pytest.mark.parametrize(
    ("accepted_on", "authority", "kind"),
    [
        ("2018-01-03", "NAT", VIOLATION),
        ("2019-04-30", "SD", VIOLATION),
        ("2019-04-30", "SD", {"kind": "FIRE"}),
        ("2021-11-02", "NAT", {"kind": "DANGER_GENERAL", "approved_yuan": 3_000}),
    ],
)
def test_reward_without_a_rule_in_force_is_refused(accepted_on, authority, kind):
    with pytest.raises(NoRuleInForce):
        RULE.ask(kind | {"accepted_on": accepted_on, "authority": authority}, BOOK)


@pytest.mark.parametrize(
    ("accepted_on", "authority", "clause"),
    [("2020-01-02", "SD", "BZ/RPT-33"), ("2021-11-02", "NAT", "MEM69/7")],
)
def test_reward_without_an_uplift_in_the_rule_set(accepted_on, authority, clause):
    question = VIOLATION | {
        "accepted_on": accepted_on,
        "authority": authority,
        "fines_yuan": 80_000,
        "insider": True,
    }

    with_insider, clauses, steps = asked(question)

    assert with_insider == asked(question | {"insider": False})[0]
    assert clauses[1] == clause
    assert steps[1] == "no uplift for whistle-blowers in this rule set"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (VIOLATION | {"fines_yuan": 8_000}, 6_000),
        ({"kind": "DANGER_GENERAL", "approved_yuan": 5_000}, 6_000),
        (CONCEALED | {"concealed_deaths": 10}, 480_000),
        (CONCEALED | {"concealed_deaths": 11}, 500_000),
    ],
)
def test_reward_of_an_insider_is_uplifted_before_the_cap(question, expected):
    assert payable(**question, insider=True) == expected


@pytest.mark.parametrize(
    ("deaths", "grade", "expected"),
    [
        (1, "GENERAL", 30_000),
        (1, "LARGER", 40_000),
        (1, "MAJOR", 50_000),
        (1, "EXTRAORDINARY", 60_000),
        (12, "LARGER", 480_000),
        (13, "LARGER", 500_000),
    ],
)
def test_reward_for_each_concealed_death(deaths, grade, expected):
    assert payable(kind="CONCEALED_ACCIDENT", grade=grade, concealed_deaths=deaths) == expected


@pytest.mark.parametrize("approved", [500, 5_000])
def test_reward_approved_at_the_ends_of_the_band(approved):
    assert payable(kind="DANGER_GENERAL", approved_yuan=approved) == approved


@pytest.mark.parametrize(
    ("question", "error", "field"),
    [
        ({"kind": "DANGER_GENERAL", "approved_yuan": 400}, OutOfRange, "approved_yuan"),
        ({"kind": "DANGER_GENERAL", "approved_yuan": 499}, OutOfRange, "approved_yuan"),
        ({"kind": "DANGER_GENERAL", "approved_yuan": 5_001}, OutOfRange, "approved_yuan"),
        ({"kind": "DANGER_GENERAL", "approved_yuan": 6_000}, OutOfRange, "approved_yuan"),
        (VIOLATION | {"fines_yuan": -1}, OutOfRange, "fines_yuan"),
        (VIOLATION | {"approved_yuan": 3_000}, BadInput, "approved_yuan"),
        ({"kind": "FIRE", "approved_yuan": 3_000}, BadInput, "approved_yuan"),
        (VIOLATION | {"grade": "LARGER"}, BadInput, "grade"),
        (VIOLATION | {"concealed_deaths": 1}, BadInput, "concealed_deaths"),
        ({"kind": "CONCEALED_ACCIDENT", "concealed_deaths": 1}, MissingKey, "grade"),
        ({"kind": "REWARD"}, NotAChoice, "kind"),
    ],
)
def test_reward_refuses_what_contradicts_itself(question, error, field):
    with pytest.raises(error) as refusal:
        RULE.ask({"accepted_on": ON} | question, BOOK)

    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("choice", "question", "shipped", "otherwise"),
    [
        ("CAP_AFTER_UPLIFT", {"fines_yuan": 900_000, "insider": True}, 500_000, 540_000),
        ("FLOOR_WITHOUT_FINE", {"fines_yuan": 0}, 5_000, 0),
        ("FLOOR_WITHOUT_FINE", {"fines_yuan": 1}, 5_000, 5_000),
    ],
)
def test_a_province_may_choose_otherwise(choice, question, shipped, otherwise):
    row = RewardChoice(
        choice=Choice(choice), holds=False, clause="BZ/RPT-34", since=date(2021, 1, 1)
    )

    book = BOOK.extended([row])

    assert payable(**VIOLATION | question) == shipped
    assert payable(book, **VIOLATION | question) == otherwise


def test_a_province_may_change_the_cap_for_insiders_and_outsiders_at_once():
    row = next(row for row in SD_2021_ROWS if isinstance(row, FineShare))
    question = VIOLATION | {"fines_yuan": 900_000}

    book = BOOK.extended([replace(row, most_yuan=100_000)])

    assert payable(book, **question) == 100_000
    assert payable(book, **question, insider=True) == 100_000


def test_a_province_may_pay_anonymous_tips():
    row = next(row for row in SD_2021_ROWS if isinstance(row, AnonymousReward))
    question = VIOLATION | {"fines_yuan": 80_000, "real_name": False}

    book = BOOK.extended([replace(row, paid=True)])

    assert payable(**question) == 0
    assert payable(book, **question) == 40_000


def test_confirmed_figures_of_the_revision_are_no_longer_to_be_confirmed():
    row = next(row for row in SD_2021_ROWS if isinstance(row, FineShare))
    confirmed = replace(row, rule_set="SD-2025", percent=Decimal(60), since=date(2026, 1, 1))
    question = VIOLATION | {"accepted_on": "2026-02-01", "fines_yuan": 80_000}

    result, clauses, _ = asked(question, book=BOOK.extended([confirmed]))

    assert (result["payable_yuan"], result["rule_set"]) == (48_000, "SD-2025")
    assert clauses == ["SD-2021/3(2)"]


tips = st.builds(
    VerifiedTip,
    accepted_on=st.dates(date(2021, 3, 18), date(2040, 12, 31)),
    kind=st.just(TipKind.VIOLATION),
    fines_yuan=st.integers(0, 10**12),
    insider=st.booleans(),
)


@given(tips)
def test_reward_of_a_violation_lies_within_the_bounds(tip):
    reward = tip_reward(BOOK, tip).result

    assert 5_000 <= (reward.payable_yuan or 0) <= 500_000


@given(tips, st.integers(0, 10**9))
def test_reward_never_falls_when_the_fines_rise(tip, more):
    before = tip_reward(BOOK, tip).result.payable_yuan or 0
    after = tip_reward(BOOK, replace(tip, fines_yuan=tip.fines_yuan + more)).result.payable_yuan

    assert before <= (after or 0)


@given(
    st.sampled_from(AccidentGrade),
    st.integers(1, 10_000),
    st.booleans(),
    st.sampled_from(Authority),
)
def test_reward_for_deaths_never_exceeds_the_cap(grade, deaths, insider, authority):
    tip = VerifiedTip(
        date(2022, 1, 1),
        TipKind.CONCEALED_ACCIDENT,
        insider=insider,
        grade=grade,
        concealed_deaths=deaths,
        authority=authority,
    )

    reward = tip_reward(BOOK, tip).result

    cap = {Authority.SD: 500_000, Authority.NAT: 300_000}[authority]
    assert 0 < (reward.payable_yuan or 0) <= cap
