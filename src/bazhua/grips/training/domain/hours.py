"""How many hours of training somebody needs: `training.hours`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from bazhua.grips.training.domain.policy import TrainingHours
from bazhua.grips.training.domain.terms import Trainee
from bazhua.kernel.errors import BadInput
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, Word, say
from bazhua.law.codes import CODES

REFUSED: Final[Mapping[tuple[Trainee, bool], Word]] = {
    (Trainee.NEW_WORKER, False): Word(
        "岗前培训就是初次培训；每年再培训请用 WORKER",
        "training before the post is initial; for yearly training give WORKER",
    ),
    (Trainee.WORKER, True): Word(
        "岗前初次培训请用 NEW_WORKER", "for initial training before the post give NEW_WORKER"
    ),
    (Trainee.SPECIAL_OPERATOR, True): Word(
        "特种作业初训学时按该工种培训大纲；本规则只答复审培训，请给 false",
        "initial hours of a special operator stand in the outline of the trade; this rule answers "
        "for the review, give false",
    ),
}

OCCASION = {True: Word("初次培训", "initial"), False: Word("再培训", "refresher")}
RISK = {True: Word("高危行业", "high-risk industry"), False: Word("一般行业", "ordinary industry")}


@dataclass(frozen=True, slots=True)
class HoursCheck:
    """Whether somebody was trained long enough.

    Attributes:
        required: hours; nothing where the law gives no least figure.
    """

    required: int | None
    enough: bool


def training_hours(
    book: PolicyBook,
    *,
    person: Trainee,
    high_risk: bool,
    initial: bool,
    hours: Annotated[Decimal, Between(0)],
) -> Answer[HoursCheck]:
    """Return the least hours and whether they were reached.

    Args:
        high_risk: coal and other mines, hazardous chemicals, fireworks, metal smelting; no
            other of the lists of high-risk industries.
        initial: before the post or first certificate; otherwise each year, or for the review.

    Raises:
        BadInput: the person has no training of this occasion.
    """
    if (person, initial) in REFUSED:
        raise BadInput("initial", Phrase(REFUSED[person, initial]))
    row = book.row(TrainingHours, person=person, initial=initial)
    required = row.high_risk if high_risk else row.ordinary
    who = say(
        "{person}，{risk}，{occasion}",
        "{person}, {risk}, {occasion}",
        person=CODES[person],
        risk=RISK[high_risk],
        occasion=OCCASION[initial],
    )
    if required is None:
        free = say(
            "没有法定最低学时，按企业计划", "no legal minimum: the enterprise's plan decides"
        )
        return Answer(HoursCheck(None, enough=True), (row.clause,), (who, free))
    enough = hours >= required
    compared = say(
        "{hours} {sign} {required} 学时",
        "{hours} {sign} {required} hours",
        hours=hours,
        sign="≥" if enough else "<",
        required=required,
    )
    return Answer(HoursCheck(required, enough), (row.clause,), (who, compared))
