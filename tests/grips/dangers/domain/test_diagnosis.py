"""`diagnosis.grade`: vector T36 of training-duties-supervision-rescue."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.dangers.domain.diagnosis import diagnosis_grade
from bazhua.kernel.errors import OutOfRange, UnknownKey, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang
from bazhua.law.terms import Colour

SEVERITY = list(Colour)

scores = st.decimals(0, 100, places=2)


def grade(**payload):
    rule = RULES["diagnosis.grade"]
    return answer_json(rule, rule.ask(payload, BOOK), BOOK, Lang.EN)


@pytest.mark.parametrize(
    ("score", "vetoes", "colour"),
    [
        pytest.param("90", 0, "blue", id="T36 90 ZDFJ/GRADES"),
        pytest.param("89.9", 0, "yellow", id="T36 89.9"),
        pytest.param("75", 0, "yellow", id="T36 75"),
        pytest.param("74.9", 0, "orange", id="T36 74.9"),
        pytest.param("60", 0, "orange", id="T36 60"),
        pytest.param("59.9", 0, "red", id="T36 59.9"),
        pytest.param("95", 1, "red", id="T36 a veto"),
        pytest.param("100", 0, "blue", id="full marks"),
        pytest.param("0", 4, "red", id="nothing"),
    ],
)
def test_diagnosis_grade(score, vetoes, colour):
    assert grade(score=score, vetoes=vetoes)["result"] == {"colour": colour}


@pytest.mark.parametrize(
    ("payload", "colour", "step"),
    [
        ({"score": "89.9"}, "yellow", "89.9 ≥ 75 points: yellow"),
        ({"score": 12}, "red", "12 points reach no band: red"),
        ({"score": 95, "vetoes": 2}, "red", "veto situations 2: red whatever the score"),
    ],
)
def test_diagnosis_grade_through_the_interface(payload, colour, step):
    answer = grade(**payload)

    assert answer["result"] == {"colour": colour}
    assert answer["clauses"] == [{"id": "ZDFJ/GRADES", "status": "reported"}]
    assert answer["steps"] == [step]


@given(scores, scores)
def test_diagnosis_grade_never_worsens_with_more_points(one, other):
    less, more = (
        SEVERITY.index(diagnosis_grade(BOOK, score=Decimal(score)).result.colour)
        for score in sorted((one, other))
    )

    assert less <= more


@pytest.mark.parametrize(
    ("payload", "refusal", "field"),
    [
        ({"score": "100.1"}, OutOfRange, "score"),
        ({"score": "-0.1"}, OutOfRange, "score"),
        ({"score": 90, "vetoes": -1}, OutOfRange, "vetoes"),
        ({"score": 90, "vetoes": True}, WrongType, "vetoes"),
        ({"score": 90, "veto": 1}, UnknownKey, "veto"),
    ],
)
def test_diagnosis_grade_refuses(payload, refusal, field):
    with pytest.raises(refusal) as refused:
        RULES["diagnosis.grade"].ask(payload, BOOK)

    assert refused.value.field == field
