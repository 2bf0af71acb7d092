"""How many hours of training somebody needs."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.training.domain.hours import REFUSED, training_hours
from bazhua.grips.training.domain.terms import Trainee
from bazhua.kernel.errors import BadInput, MissingKey, NotAChoice, OutOfRange, UnknownKey, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

RULE = RULES["training.hours"]
MANAGERS = "AQPX/HOURS-MANAGERS"
WORKERS = "AQPX/HOURS-WORKERS"
REVIEW = "TZZY/REVIEW-TRAINING"


def question(person, risk, occasion, hours):
    return {
        "person": person,
        "high_risk": risk == "high",
        "initial": occasion == "initial",
        "hours": hours,
    }


TABLE = [
    # person, industry, occasion, least hours, clause
    ("PRINCIPAL", "ordinary", "initial", 32, MANAGERS),
    ("PRINCIPAL", "ordinary", "yearly", 12, MANAGERS),
    ("PRINCIPAL", "high", "initial", 48, MANAGERS),
    ("PRINCIPAL", "high", "yearly", 16, MANAGERS),
    ("MANAGER", "ordinary", "initial", 32, MANAGERS),
    ("MANAGER", "ordinary", "yearly", 12, MANAGERS),
    ("MANAGER", "high", "initial", 48, MANAGERS),
    ("MANAGER", "high", "yearly", 16, MANAGERS),
    ("NEW_WORKER", "ordinary", "initial", 24, WORKERS),
    ("NEW_WORKER", "high", "initial", 72, WORKERS),
    ("WORKER", "high", "yearly", 20, WORKERS),
    ("SPECIAL_OPERATOR", "ordinary", "review", 8, REVIEW),
    ("SPECIAL_OPERATOR", "high", "review", 8, REVIEW),
]


@pytest.mark.parametrize(("person", "risk", "occasion", "least", "clause"), TABLE)
def test_hours_on_both_sides_of_the_least(person, risk, occasion, least, clause):
    short = RULE.ask(question(person, risk, occasion, f"{least - 1}.9"), BOOK)
    exact = RULE.ask(question(person, risk, occasion, least), BOOK)

    assert (short.result.required, short.result.enough) == (least, False)
    assert (exact.result.required, exact.result.enough) == (least, True)
    assert short.clauses == exact.clauses == (clause,)


VECTORS = [
    ("T21 chemical firm, 71", "high", 71, 72, False),
    ("T21 chemical firm, 72", "high", 72, 72, True),
    ("T21 ordinary firm, 23", "ordinary", 23, 24, False),
    ("T21 ordinary firm, 24", "ordinary", 24, 24, True),
    ("T59 ammonia refrigeration is not high-risk here", "ordinary", 24, 24, True),
]


@pytest.mark.parametrize(
    ("risk", "hours", "required", "enough"),
    [row[1:] for row in VECTORS],
    ids=[row[0] for row in VECTORS],
)
def test_hours_of_a_new_worker(risk, hours, required, enough):
    result = RULE.ask(question("NEW_WORKER", risk, "initial", hours), BOOK).result

    assert (result.required, result.enough) == (required, enough)


def test_hours_answer():
    answer = RULE.ask(question("NEW_WORKER", "high", "initial", 71), BOOK)

    assert answer_json(RULE, answer, BOOK, Lang.EN) == {
        "rule": "training.hours",
        "result": {"required": 72, "enough": False},
        "clauses": [{"id": WORKERS, "status": "reported"}],
        "book": BOOK.digest,
        "steps": ["new worker, high-risk industry, initial", "71 < 72 hours"],
    }


def test_hours_that_the_law_leaves_to_the_enterprise():
    answer = RULE.ask(question("WORKER", "ordinary", "yearly", 0), BOOK)

    assert answer_json(RULE, answer, BOOK, Lang.ZH) == {
        "rule": "training.hours",
        "result": {"required": None, "enough": True},
        "clauses": [{"id": WORKERS, "status": "reported"}],
        "book": BOOK.digest,
        "steps": ["从业人员，一般行业，再培训", "没有法定最低学时，按企业计划"],
    }


@pytest.mark.parametrize(
    ("given_question", "error", "field"),
    [
        (question("NEW_WORKER", "high", "yearly", 20), BadInput, "initial"),
        (question("WORKER", "high", "initial", 72), BadInput, "initial"),
        (question("SPECIAL_OPERATOR", "high", "initial", 100), BadInput, "initial"),
        (question("DIRECTOR", "high", "initial", 48), NotAChoice, "person"),
        (question("MANAGER", "high", "initial", -1), OutOfRange, "hours"),
        (question("MANAGER", "high", "initial", "forty"), WrongType, "hours"),
        (question("MANAGER", "high", "initial", 48) | {"year": 2022}, UnknownKey, "year"),
        ({"person": "MANAGER", "high_risk": True, "hours": 48}, MissingKey, "initial"),
    ],
)
def test_hours_refuse(given_question, error, field):
    with pytest.raises(error) as refusal:
        RULE.ask(given_question, BOOK)

    assert refusal.value.field == field


@given(st.sampled_from(Trainee), st.booleans(), st.booleans(), st.decimals(0, 200, places=1))
def test_hours_are_answered_or_refused_for_everybody(person, high_risk, initial, hours):
    asked = {"person": person, "high_risk": high_risk, "initial": initial, "hours": hours}

    if (person, initial) in REFUSED:
        with pytest.raises(BadInput):
            training_hours(BOOK, **asked)
    else:
        result = training_hours(BOOK, **asked).result
        assert result.enough == (hours >= Decimal(result.required or 0))
