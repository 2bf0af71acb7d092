"""`penalty.late`, `penalty.daily`: vector T57 and HAZ-44 of reports-hazards-accidents."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.enforcement.domain.penalties import penalty_daily, penalty_late
from bazhua.kernel.errors import BadInput, MissingKey, NoRuleInForce, OutOfRange, UnknownKey
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

fines = st.integers(0, 100_000_000)
days_late = st.integers(0, 10_000)
ordered = st.dates(date(2021, 9, 1), date(2900, 1, 1))


def ask(name, **payload):
    return answer_json(RULES[name], RULES[name].ask(payload, BOOK), BOOK, Lang.EN)


def late(fine_yuan, days):
    return penalty_late(BOOK, fine_yuan=fine_yuan, days_late=days).result.extra_yuan


@pytest.mark.parametrize(
    ("fine", "days", "extra"),
    [
        pytest.param(200_000, 10, 60_000, id="T57 CFF/72"),
        pytest.param(200_000, 33, 198_000, id="T57 day 33"),
        pytest.param(200_000, 34, 200_000, id="T57 day 34, capped"),
        pytest.param(200_000, 1_000, 200_000, id="T57 long after"),
        pytest.param(200_000, 0, 0, id="in time"),
        pytest.param(0, 10, 0, id="no fine"),
        pytest.param(50, 1, 2, id="1.5 rounded half up"),
        pytest.param(49, 1, 1, id="1.47 rounded"),
        pytest.param(10**17, 10**17, 10**17, id="great numbers stay exact"),
    ],
)
def test_penalty_late(fine, days, extra):
    assert ask("penalty.late", fine_yuan=fine, days_late=days)["result"] == {"extra_yuan": extra}


def test_penalty_late_through_the_interface():
    answer = ask("penalty.late", fine_yuan=200_000, days_late=34)

    assert answer["clauses"] == [{"id": "CFF/72", "status": "confirmed"}]
    assert answer["steps"] == [
        "3 % × 200000 × 34 days = 204000 yuan",
        "not above the fine: 200000 yuan",
    ]


@given(fines, days_late, days_late)
def test_penalty_late_grows_with_the_days_up_to_the_fine(fine, one, other):
    less, more = sorted((one, other))

    assert late(fine, less) <= late(fine, more) <= fine


@pytest.mark.parametrize(
    ("fine", "ordered_on", "refused_on", "extra"),
    [
        pytest.param(50_000, "2024-03-01", "2024-03-05", 200_000, id="HAZ-44 AQF/112"),
        pytest.param(50_000, "2024-03-01", "2024-03-02", 50_000, id="the day after"),
        pytest.param(50_000, "2024-03-01", "2024-03-01", 0, id="the same day"),
        pytest.param(50_000, "2024-02-28", "2024-03-01", 100_000, id="a leap day"),
        pytest.param(50_000, "2021-09-01", "2021-09-11", 500_000, id="first day of the law"),
    ],
)
def test_penalty_daily(fine, ordered_on, refused_on, extra):
    answer = ask("penalty.daily", fine_yuan=fine, ordered_on=ordered_on, refused_on=refused_on)

    assert answer["result"] == {"extra_yuan": extra}


def test_penalty_daily_through_the_interface():
    answer = ask(
        "penalty.daily", fine_yuan=50_000, ordered_on="2024-03-01", refused_on="2024-03-05"
    )

    assert answer["clauses"] == [
        {"id": "AQF/112", "status": "confirmed"},
        {"id": "BZ/DAILY-FINE-LAST-DAY", "status": "ours"},
    ]
    assert answer["steps"] == [
        "4 days from the day after 2024-03-01 to 2024-03-05",
        "100 % × 50000 × 4 = 200000 yuan",
    ]


@given(fines, ordered, st.integers(0, 400))
def test_penalty_daily_is_the_fine_for_each_day(fine, ordered_on, days):
    refused_on = ordered_on + timedelta(days=days)

    answer = penalty_daily(BOOK, fine_yuan=fine, ordered_on=ordered_on, refused_on=refused_on)

    assert answer.result.extra_yuan == fine * days


DAILY = {"fine_yuan": 50_000, "ordered_on": "2024-03-01", "refused_on": "2024-03-05"}


@pytest.mark.parametrize(
    ("rule", "payload", "refusal", "field"),
    [
        ("penalty.late", {"fine_yuan": -1, "days_late": 1}, OutOfRange, "fine_yuan"),
        ("penalty.late", {"fine_yuan": 1, "days_late": -1}, OutOfRange, "days_late"),
        ("penalty.late", {"fine_yuan": 1}, MissingKey, "days_late"),
        ("penalty.late", {"fine_yuan": 1, "days_late": 1, "on": 1}, UnknownKey, "on"),
        ("penalty.daily", DAILY | {"refused_on": "2024-02-29"}, BadInput, "refused_on"),
        ("penalty.daily", DAILY | {"ordered_on": "2021-08-31"}, NoRuleInForce, None),
        ("penalty.daily", DAILY | {"fine_yuan": -1}, OutOfRange, "fine_yuan"),
    ],
)
def test_penalty_refuses(rule, payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES[rule].ask(payload, BOOK)

    assert refused.value.field == field
