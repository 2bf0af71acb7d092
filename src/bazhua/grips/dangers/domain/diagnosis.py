"""The colour of an enterprise after its safety diagnosis: `diagnosis.grade`."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from bazhua.grips.dangers.domain.policy.risk import DiagnosisScale
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES
from bazhua.law.terms import Colour

FULL_MARKS = 100


@dataclass(frozen=True, slots=True)
class DiagnosisGrade:
    """The risk colour that a diagnosis gives."""

    colour: Colour


def diagnosis_grade(
    book: PolicyBook,
    *,
    score: Annotated[Decimal, Between(0, FULL_MARKS)],
    vetoes: Annotated[int, Between(0)] = 0,
) -> Answer[DiagnosisGrade]:
    """Return the colour for a score of 100 points; one veto alone makes it the worst.

    The scale was issued for chemical enterprises.

    Args:
        vetoes: how many veto situations were found.
    """
    row = book.row(DiagnosisScale)
    if vetoes:
        step = say(
            "有 {n} 项否决情形，直接判为{colour}",
            "veto situations {n}: {colour} whatever the score",
            n=vetoes,
            colour=CODES[row.worst],
        )
        return Answer(DiagnosisGrade(row.worst), (row.clause,), (step,))
    colour, step = _by_score(row, score)
    return Answer(DiagnosisGrade(colour), (row.clause,), (step,))


def _by_score(row: DiagnosisScale, score: Decimal) -> tuple[Colour, Phrase]:
    reached = [band for band in row.bands if band.least <= score]
    if not reached:
        step = say(
            "{score} 分低于各档下限：{colour}",
            "{score} points reach no band: {colour}",
            score=score,
            colour=CODES[row.worst],
        )
        return row.worst, step
    band = max(reached, key=lambda band: band.least)
    step = say(
        "{score} ≥ {least} 分：{colour}",
        "{score} ≥ {least} points: {colour}",
        score=score,
        least=band.least,
        colour=CODES[band.colour],
    )
    return band.colour, step
