"""The kernel's rules through the rule interface; rule book: training-duties §7, §10."""

import pytest

from bazhua.config.rules import BOOK, RULES
from bazhua.kernel.errors import BadInput, OutOfRange
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang


def ask(name, **payload):
    return answer_json(RULES[name], RULES[name].ask(payload, BOOK), BOOK, Lang.EN)


@pytest.mark.parametrize(
    ("current", "base", "percent", "difference"),
    [
        pytest.param(669, 1000, "-33.1", "-331", id="T42a"),
        pytest.param(684, 1000, "-31.6", "-316", id="T42b"),
        pytest.param(3, 0, None, "3", id="T44a"),
        pytest.param(0, 5, "-100", "-5", id="T44b"),
        pytest.param("1000.5", 1000, "0.1", "0.5", id="half up"),
    ],
)
def test_statistics_yoy(current, base, percent, difference):
    answer = ask("statistics.yoy", current=current, base=base)

    assert answer["result"] == {"percent": percent, "difference": difference}
    assert answer["clauses"] == [{"id": "BZ/STATISTICS", "status": "reported"}]


def test_statistics_coal_rate_t41():
    answer = ask("statistics.coal_rate", deaths=39, output_tonnes=350_000_000)

    assert answer["result"] == {"per_million_tonnes": "0.111"}
    assert answer["steps"] == ["39 ÷ (350000000 ÷ 1000000) = 0.111"]


def test_statistics_coal_rate_without_output_is_refused():
    with pytest.raises(BadInput) as refusal:
        ask("statistics.coal_rate", deaths=1, output_tonnes=0)

    assert refusal.value.field == "output_tonnes"


@pytest.mark.parametrize(
    ("numerator", "denominator", "per", "places", "rate"),
    [
        pytest.param(39, 350_000_000, 1_000_000, 3, "0.111", id="T41, coal"),
        pytest.param(669, "87435.1", 1, 4, "0.0077", id="deaths by GDP in 亿元"),
        pytest.param(12, 480_000, 100_000, 2, "2.5", id="employees"),
        pytest.param(1, 8, 1, 2, "0.13", id="half up"),
        pytest.param(0, 8, 1000, 1, "0", id="nothing happened"),
    ],
)
def test_statistics_rate(numerator, denominator, per, places, rate):
    answer = ask(
        "statistics.rate", numerator=numerator, denominator=denominator, per=per, places=places
    )

    assert answer["result"] == {"rate": rate}
    assert answer["clauses"] == [{"id": "BZ/STATISTICS", "status": "reported"}]


def test_statistics_rate_over_nothing_is_refused():
    with pytest.raises(BadInput) as refusal:
        ask("statistics.rate", numerator=1, denominator=0, per=1, places=2)

    assert refusal.value.field == "denominator"


def test_workday_add_over_the_national_day():
    answer = ask("workday.add", **{"from": "2026-09-30", "days": 5})

    assert answer["result"] == {"due": "2026-10-13"}
    assert answer["clauses"] == [{"id": "HOLIDAYS/2026", "status": "reported"}]


def test_workday_add_into_an_unpublished_year_is_provisional():
    answer = ask("workday.add", **{"from": "2026-12-30", "days": 5})

    assert answer["result"] == {"due": "2027-01-06"}
    assert answer["clauses"] == [
        {"id": "HOLIDAYS/2026", "status": "reported"},
        {"id": "BZ/WORKDAY-PROVISIONAL", "status": "ours"},
    ]


def test_workday_add_backwards_is_refused():
    with pytest.raises(OutOfRange) as refusal:
        ask("workday.add", **{"from": "2026-09-30", "days": -1})

    assert refusal.value.field == "days"
