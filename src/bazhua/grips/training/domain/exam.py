"""Whether a qualification examination is passed: `training.exam`."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from bazhua.grips.training.domain.policy import ExamTerms
from bazhua.grips.training.domain.terms import ExamState
from bazhua.kernel.errors import BadInput, OutOfRange
from bazhua.kernel.numbers import half_up
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import say
from bazhua.law.codes import CODES

SCORE_PLACES = 1


@dataclass(frozen=True, slots=True)
class ExamResult:
    """What one attempt leads to."""

    passed: bool
    state: ExamState


def training_exam(
    book: PolicyBook,
    *,
    score: Annotated[Decimal, Between(0)],
    attempt: Annotated[int, Between(1)] = 1,
) -> Answer[ExamResult]:
    """Return whether a score passes, and whether a resit is left.

    Args:
        score: points, at most one decimal place.
        attempt: 1 for the examination, 2 for the resit.

    Raises:
        BadInput: the score has more than one decimal place.
        OutOfRange: more points or attempts than there are.
    """
    terms = book.row(ExamTerms)
    _refuse_impossible(terms, score, attempt)
    passed = score >= terms.pass_score
    if passed:
        state = ExamState.PASSED
    else:
        state = ExamState.FAILED_1 if attempt < terms.attempts else ExamState.FAILED_FINAL
    step = say(
        "第 {attempt} 次：{score} {sign} {mark}，{state}",
        "attempt {attempt}: {score} {sign} {mark}, {state}",
        attempt=attempt,
        score=score,
        sign="≥" if passed else "<",
        mark=terms.pass_score,
        state=CODES[state],
    )
    return Answer(ExamResult(passed, state), (terms.clause,), (step,))


def _refuse_impossible(terms: ExamTerms, score: Decimal, attempt: int) -> None:
    if score > terms.full_score:
        raise OutOfRange("score", score, say("满分 {n}", "at most {n}", n=terms.full_score))
    if score != half_up(score, SCORE_PLACES):
        raise BadInput("score", say("成绩至多一位小数", "give a score of one decimal at most"))
    if attempt > terms.attempts:
        allowed = say("至多 {n} 次", "at most {n} attempts", n=terms.attempts)
        raise OutOfRange("attempt", attempt, allowed)
