"""Whether a qualification examination is passed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.config.rules import BOOK, RULES
from bazhua.grips.training.domain.exam import training_exam
from bazhua.grips.training.domain.policy import EXAM_ROWS
from bazhua.kernel.errors import BadInput, OutOfRange, WrongType
from bazhua.kernel.rule import answer_json
from bazhua.kernel.words import Lang

RULE = RULES["training.exam"]


@pytest.mark.parametrize(
    ("score", "attempt", "passed", "state"),
    [
        pytest.param("80.0", 1, True, "PASSED", id="T14 80.0"),
        pytest.param("79.5", 1, False, "FAILED_1", id="T14 79.5"),
        pytest.param(79, 2, False, "FAILED_FINAL", id="T15 resit 79"),
        pytest.param("79.9", 1, False, "FAILED_1", id="just below"),
        pytest.param(80, 2, True, "PASSED", id="resit 80"),
        pytest.param(0, 1, False, "FAILED_1", id="nothing right"),
        pytest.param(100, 1, True, "PASSED", id="everything right"),
    ],
)
def test_exam_score(score, attempt, passed, state):
    result = RULE.ask({"score": score, "attempt": attempt}, BOOK).result

    assert (result.passed, result.state.value) == (passed, state)


@pytest.mark.parametrize(
    ("lang", "step"),
    [
        (Lang.EN, "attempt 1: 79.5 < 80, failed, a resit is left"),
        (Lang.ZH, "第 1 次：79.5 < 80，不合格，可补考"),
    ],
)
def test_exam_answer(lang, step):
    answer = RULE.ask({"score": "79.5"}, BOOK)

    assert answer_json(RULE, answer, BOOK, lang) == {
        "rule": "training.exam",
        "result": {"passed": False, "state": "FAILED_1"},
        "clauses": [{"id": "ZGKS/PASS-MARK", "status": "reported"}],
        "book": BOOK.digest,
        "steps": [step],
    }


@pytest.mark.parametrize(
    ("question", "error", "field"),
    [
        ({"score": "79.95"}, BadInput, "score"),
        ({"score": "100.1"}, OutOfRange, "score"),
        ({"score": -1}, OutOfRange, "score"),
        ({"score": 80, "attempt": 0}, OutOfRange, "attempt"),
        ({"score": 80, "attempt": 3}, OutOfRange, "attempt"),
        ({"score": None}, WrongType, "score"),
    ],
)
def test_exam_refuses(question, error, field):
    with pytest.raises(error) as refusal:
        RULE.ask(question, BOOK)

    assert refusal.value.field == field


def test_exam_with_another_number_of_attempts():
    book = BOOK.extended([replace(EXAM_ROWS[0], attempts=3)])

    states = [RULE.ask({"score": 0, "attempt": n}, book).result.state.value for n in (1, 2, 3)]

    assert states == ["FAILED_1", "FAILED_1", "FAILED_FINAL"]


@given(st.decimals(0, 100, places=1), st.integers(1, 2))
def test_exam_is_passed_from_the_pass_mark_on(score, attempt):
    result = training_exam(BOOK, score=score, attempt=attempt).result

    assert result.passed == (score >= Decimal(80))
