"""`accident.grade`: vectors T26–T33, T45 (accidents), T29 and T30 (training)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.accidents.grade import accident_grade
from bazhua.kernel.errors import MissingKey, OutOfRange, UnknownKey, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang
from bazhua.law.terms import AccidentGrade

RANKS = list(AccidentGrade)
ZH = dict(zip(AccidentGrade, ("一般", "较大", "重大", "特别重大"), strict=True))

deaths = st.integers(0, 60)
injuries = st.integers(0, 200)
losses = st.integers(0, 300_000_000)


def grade(lang=Lang.EN, **payload):
    rule = RULES["accident.grade"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, lang)


def rank(dead, injured, loss):
    answer = accident_grade(BOOK, deaths=dead, serious_injuries=injured, loss_yuan=loss)
    return RANKS.index(answer.result.grade)


@pytest.mark.parametrize(
    ("dead", "injured", "loss", "expected", "investigator"),
    [
        pytest.param(2, 0, 0, "GENERAL", "COUNTY", id="T26 SC493/3, SC493/19"),
        pytest.param(3, 0, 0, "LARGER", "CITY", id="T27 SC493/3"),
        pytest.param(0, 0, 10_000_000, "LARGER", "CITY", id="T29 loss exactly 1000万"),
        pytest.param(1, 0, 9_999_900, "GENERAL", "COUNTY", id="T30 loss 999.99万"),
        pytest.param(30, 0, 0, "EXTRAORDINARY", "STATE", id="T32 SC493/3"),
        pytest.param(11, 0, 0, "MAJOR", "PROVINCE", id="T33 Qixia"),
        pytest.param(0, 0, 800_000, "GENERAL", "UNIT", id="T45 SD342/SELF-INVESTIGATION"),
        pytest.param(2, 10, 9_000_000, "LARGER", "CITY", id="training T29 injury column"),
        pytest.param(10, 0, 0, "MAJOR", "PROVINCE", id="training T30"),
        pytest.param(9, 0, 0, "LARGER", "CITY", id="9 deaths"),
        pytest.param(29, 0, 0, "MAJOR", "PROVINCE", id="29 deaths"),
        pytest.param(0, 9, 0, "GENERAL", "COUNTY", id="9 injuries"),
        pytest.param(0, 49, 0, "LARGER", "CITY", id="49 injuries"),
        pytest.param(0, 50, 0, "MAJOR", "PROVINCE", id="50 injuries"),
        pytest.param(0, 99, 0, "MAJOR", "PROVINCE", id="99 injuries"),
        pytest.param(0, 100, 0, "EXTRAORDINARY", "STATE", id="100 injuries"),
        pytest.param(0, 0, 49_999_999, "LARGER", "CITY", id="loss below 5000万"),
        pytest.param(0, 0, 50_000_000, "MAJOR", "PROVINCE", id="loss 5000万"),
        pytest.param(0, 0, 99_999_999, "MAJOR", "PROVINCE", id="loss below 1亿"),
        pytest.param(0, 0, 100_000_000, "EXTRAORDINARY", "STATE", id="loss 1亿"),
        pytest.param(0, 0, 999_999, "GENERAL", "UNIT", id="loss below 100万"),
        pytest.param(0, 0, 1_000_000, "GENERAL", "COUNTY", id="loss 100万"),
        pytest.param(0, 1, 0, "GENERAL", "COUNTY", id="an injury is not left to the enterprise"),
    ],
)
def test_accident_grade(dead, injured, loss, expected, investigator):
    result = grade(deaths=dead, serious_injuries=injured, loss_yuan=loss)["result"]

    assert result == {"grade": expected, "grade_zh": ZH[expected], "investigator": investigator}


def test_accident_grade_through_the_interface():
    answer = grade(deaths=2, serious_injuries=10, loss_yuan=9_000_000)

    assert answer["clauses"] == [
        {"id": "SC493/3", "status": "confirmed"},
        {"id": "SC493/19", "status": "confirmed"},
    ]
    assert answer["steps"] == [
        "deaths 2: general",
        "serious injuries 10: larger",
        "direct loss 9000000 yuan: general",
        "the highest: larger; the city government investigates",
    ]


def test_accident_grade_left_to_the_enterprise():
    answer = grade(Lang.ZH, deaths=0, loss_yuan=800_000)

    assert answer["clauses"] == [
        {"id": "SC493/3", "status": "confirmed"},
        {"id": "SD342/SELF-INVESTIGATION", "status": "reported"},
    ]
    assert answer["steps"][-1] == (
        "取最高等级：一般；无死亡、重伤且损失低于 1000000 元，由事故发生单位自行调查"
    )


@given(deaths, injuries, losses)
def test_accident_grade_is_the_highest_of_the_three(dead, injured, loss):
    columns = rank(dead, 0, 0), rank(0, injured, 0), rank(0, 0, loss)

    assert rank(dead, injured, loss) == max(columns)


@given(deaths, deaths, injuries, losses)
def test_accident_grade_never_falls_with_more_deaths(one, other, injured, loss):
    less, more = sorted((one, other))

    assert rank(less, injured, loss) <= rank(more, injured, loss)


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({}, MissingKey, "deaths"),
        ({"deaths": -1}, OutOfRange, "deaths"),
        ({"deaths": "3"}, WrongType, "deaths"),
        ({"deaths": 1, "serious_injuries": -1}, OutOfRange, "serious_injuries"),
        ({"deaths": 1, "loss_yuan": "1.5"}, WrongType, "loss_yuan"),
        ({"deaths": 1, "missing": 2}, UnknownKey, "missing"),
    ],
)
def test_accident_grade_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["accident.grade"].ask(payload, BOOK)

    assert refused.value.field == field
