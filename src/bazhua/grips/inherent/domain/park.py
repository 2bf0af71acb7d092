"""The safety risk grade of a chemical park from its score."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from bazhua.kernel.numbers import plain
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Word, say


class ParkGrade(StrEnum):
    """Safety risk grade of a park; A is the highest risk."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkBand(PolicyRow):
    """The score from which a grade is given."""

    table: ClassVar[str] = "park.grade"
    identity: ClassVar[tuple[str, ...]] = ("grade",)

    grade: ParkGrade
    zh: str
    en: str
    from_score: Decimal


ROWS: tuple[PolicyRow, ...] = tuple(
    ParkBand(
        clause="HGYQ/GRADE",
        since=date(2019, 8, 12),
        grade=grade,
        zh=zh,
        en=en,
        from_score=Decimal(score),
    )
    for grade, zh, en, score in (
        (ParkGrade.A, "高安全风险", "high safety risk", 0),
        (ParkGrade.B, "较高安全风险", "relatively high safety risk", 60),
        (ParkGrade.C, "一般安全风险", "general safety risk", 70),
        (ParkGrade.D, "较低安全风险", "relatively low safety risk", 85),
    )
)


@dataclass(frozen=True, slots=True)
class ParkGrading:
    """The grade of a park."""

    grade: ParkGrade


def park_grade(
    book: PolicyBook, *, score: Annotated[Decimal, Between(0, 100)]
) -> Answer[ParkGrading]:
    """Return the grade that a park's score gives."""
    bands = sorted(book.rows(ParkBand), key=lambda row: row.from_score)
    band = [row for row in bands if score >= row.from_score][-1]
    step = say(
        "{score} 分，分界 {bounds}：{grade} 级，{meaning}",
        "{score} points, bounds {bounds}: grade {grade}, {meaning}",
        score=score,
        bounds=" / ".join(plain(row.from_score) for row in bands[1:]),
        grade=band.grade,
        meaning=Word(band.zh, band.en),
    )
    return Answer(ParkGrading(band.grade), (band.clause,), (step,))
