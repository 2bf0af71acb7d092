"""`accident.fine`: vectors T41, T42 and T44, rules ACC-40 to ACC-42."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.enforcement.domain.accident_fine import accident_fine
from bazhua.kernel.errors import MissingKey, NotAChoice, OutOfRange, UnknownKey, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang
from bazhua.law.terms import AccidentGrade

KEYS = (
    "unit_min_yuan",
    "unit_max_yuan",
    "principal_min_yuan",
    "principal_max_yuan",
    "principal_yuan",
)
WAN = 10_000

incomes = st.integers(0, 100_000_000)
grades = st.sampled_from(AccidentGrade)


def fine(lang=Lang.EN, **payload):
    rule = RULES["accident.fine"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, lang)


def result(**facts):
    return accident_fine(BOOK, **facts).result


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            {"grade": "GENERAL", "principal_income_yuan": 20 * WAN},
            (30 * WAN, 100 * WAN, 8 * WAN, 8 * WAN, 8 * WAN),
            id="T42 AQF/114, AQF/95",
        ),
        pytest.param(
            {"grade": "LARGER", "principal_income_yuan": 20 * WAN},
            (100 * WAN, 200 * WAN, 12 * WAN, 12 * WAN, 12 * WAN),
            id="T41 AQF/114, AQF/95",
        ),
        pytest.param(
            {"grade": "MAJOR", "principal_income_yuan": 20 * WAN},
            (200 * WAN, 1000 * WAN, 16 * WAN, 16 * WAN, 16 * WAN),
            id="major",
        ),
        pytest.param(
            {"grade": "EXTRAORDINARY", "principal_income_yuan": 20 * WAN},
            (1000 * WAN, 2000 * WAN, 20 * WAN, 20 * WAN, 20 * WAN),
            id="extraordinary",
        ),
        pytest.param(
            {"grade": "LARGER"}, (100 * WAN, 200 * WAN, None, None, None), id="T41 no income"
        ),
        pytest.param(
            {"grade": "GENERAL", "aggravated": True},
            (60 * WAN, 500 * WAN, None, None, None),
            id="ACC-40 AQF/114(2)",
        ),
        pytest.param(
            {"grade": "EXTRAORDINARY", "aggravated": True},
            (2000 * WAN, 10_000 * WAN, None, None, None),
            id="ACC-40 up to 1亿",
        ),
        pytest.param(
            {"grade": "GENERAL", "concealed": True, "principal_income_yuan": 20 * WAN},
            (100 * WAN, 500 * WAN, 12 * WAN, 20 * WAN, None),
            id="T44 SC493/36, AQF/110",
        ),
        pytest.param(
            {"grade": "MAJOR", "concealed": True},
            (100 * WAN, 500 * WAN, None, None, None),
            id="T44 no income",
        ),
        pytest.param(
            {"grade": "MAJOR", "concealed": True, "aggravated": True},
            (100 * WAN, 500 * WAN, None, None, None),
            id="concealment is not multiplied",
        ),
        pytest.param(
            {"grade": "GENERAL", "principal_income_yuan": 0},
            (30 * WAN, 100 * WAN, 0, 0, 0),
            id="no income at all",
        ),
        pytest.param(
            {"grade": "GENERAL", "principal_income_yuan": 123_454},
            (30 * WAN, 100 * WAN, 49_382, 49_382, 49_382),
            id="49381.6 rounded",
        ),
    ],
)
def test_accident_fine(facts, expected):
    assert fine(**facts)["result"] == dict(zip(KEYS, expected, strict=True))


@pytest.mark.parametrize(
    ("facts", "clauses", "steps"),
    [
        (
            {"grade": "GENERAL", "principal_income_yuan": 200_000, "aggravated": True},
            ["AQF/114", "AQF/114(2)", "AQF/95", "SDTL/73"],
            [
                "a general accident: the enterprise is fined 300000 to 1000000 yuan",
                "especially serious and vile, 2 to 5 times: 600000 to 5000000 yuan",
                "the principal: 40 % of 200000 yuan = 80000 yuan",
            ],
        ),
        (
            {"grade": "MAJOR", "principal_income_yuan": 200_000, "concealed": True},
            ["SC493/36", "AQF/110"],
            [
                "concealed or falsely reported: the enterprise is fined 1000000 to 5000000 yuan, "
                "apart from the fine for the accident",
                "the principal: 60 % to 100 % of 200000 yuan = 120000 to 200000 yuan",
            ],
        ),
        (
            {"grade": "MAJOR"},
            ["AQF/114", "AQF/95", "SDTL/73"],
            [
                "a major accident: the enterprise is fined 2000000 to 10000000 yuan",
                "the principal: 80 % of last year's income, which is not given",
            ],
        ),
    ],
)
def test_accident_fine_through_the_interface(facts, clauses, steps):
    answer = fine(**facts)

    assert answer["clauses"] == [{"id": id_, "status": "confirmed"} for id_ in clauses]
    assert answer["steps"] == steps


def test_accident_fine_bands_meet_from_grade_to_grade():
    bands = [result(grade=grade) for grade in AccidentGrade]

    assert [low.unit_max_yuan for low, _ in pairwise(bands)] == [
        high.unit_min_yuan for _, high in pairwise(bands)
    ]


@given(grades, incomes, st.booleans(), st.booleans())
def test_accident_fine_never_takes_more_than_the_income(grade, income, aggravated, concealed):
    found = result(
        grade=grade, principal_income_yuan=income, aggravated=aggravated, concealed=concealed
    )

    assert found.unit_min_yuan < found.unit_max_yuan
    assert found.principal_min_yuan <= found.principal_max_yuan <= income
    assert (found.principal_yuan is None) == concealed


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({}, MissingKey, "grade"),
        ({"grade": "SMALL"}, NotAChoice, "grade"),
        ({"grade": "MAJOR", "principal_income_yuan": -1}, OutOfRange, "principal_income_yuan"),
        ({"grade": "MAJOR", "principal_income_yuan": "1.5"}, WrongType, "principal_income_yuan"),
        ({"grade": "MAJOR", "concealed": "no"}, WrongType, "concealed"),
        ({"grade": "MAJOR", "deaths": 3}, UnknownKey, "deaths"),
    ],
)
def test_accident_fine_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["accident.fine"].ask(payload, BOOK)

    assert refused.value.field == field
