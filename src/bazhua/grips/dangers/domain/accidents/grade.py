"""The grade of an accident and who investigates it: `accident.grade`."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from bazhua.grips.dangers.domain.policy.accidents import (
    GradeThreshold,
    Investigator,
    SelfInvestigation,
)
from bazhua.grips.dangers.domain.terms import Tier
from bazhua.kernel.money import Yuan
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES
from bazhua.law.terms import AccidentGrade


@dataclass(frozen=True, slots=True)
class GradedAccident:
    """The grade of an accident, and the lowest level that investigates it."""

    grade: AccidentGrade
    grade_zh: str
    investigator: Tier


@dataclass(frozen=True, slots=True)
class Harm:
    """What an accident did: the three figures that grade it.

    Attributes:
        loss_yuan: direct economic loss.
    """

    deaths: int
    serious_injuries: int = 0
    loss_yuan: int = 0


def accident_grade(
    book: PolicyBook,
    *,
    deaths: Annotated[int, Between(0)],
    serious_injuries: Annotated[int, Between(0)] = 0,
    loss_yuan: Yuan = 0,
) -> Answer[GradedAccident]:
    """Return the highest grade that any one of the three figures reaches.

    Args:
        deaths: without missing persons, who are shown apart.
        serious_injuries: acute industrial poisoning counts as one.
        loss_yuan: direct economic loss.
    """
    harm = Harm(deaths, serious_injuries, loss_yuan)
    threshold = reached(book, harm)
    tier, clause, step = _investigator(book, threshold.grade, harm)
    word = CODES[threshold.grade]
    return Answer(
        GradedAccident(threshold.grade, word.zh, tier),
        (threshold.clause, clause),
        (*_columns(book, harm), step),
    )


def reached(book: PolicyBook, harm: Harm, on: date | None = None) -> GradeThreshold:
    """Return the threshold of the highest grade that the harm reaches.

    Raises:
        NoRuleInForce: no threshold covers the day.
    """
    *higher, lowest = (
        book.row(GradeThreshold, on, grade=grade) for grade in reversed(AccidentGrade)
    )
    for row in higher:
        if (
            harm.deaths >= row.deaths
            or harm.serious_injuries >= row.serious_injuries
            or harm.loss_yuan >= row.loss_yuan
        ):
            return row
    return lowest


def _columns(book: PolicyBook, harm: Harm) -> tuple[Phrase, ...]:
    deaths = reached(book, Harm(harm.deaths)).grade
    injuries = reached(book, Harm(0, harm.serious_injuries)).grade
    loss = reached(book, Harm(0, 0, harm.loss_yuan)).grade
    return (
        say("死亡 {n} 人：{grade}", "deaths {n}: {grade}", n=harm.deaths, grade=CODES[deaths]),
        say(
            "重伤 {n} 人：{grade}",
            "serious injuries {n}: {grade}",
            n=harm.serious_injuries,
            grade=CODES[injuries],
        ),
        say(
            "直接经济损失 {n} 元：{grade}",
            "direct loss {n} yuan: {grade}",
            n=harm.loss_yuan,
            grade=CODES[loss],
        ),
    )


def _investigator(book: PolicyBook, grade: AccidentGrade, harm: Harm) -> tuple[Tier, str, Phrase]:
    own = book.row(SelfInvestigation)
    harmed = harm.deaths or harm.serious_injuries
    if not harmed and harm.loss_yuan < own.below_loss_yuan:
        step = say(
            "取最高等级：{grade}；无死亡、重伤且损失低于 {limit} 元，由{tier}自行调查",
            "the highest: {grade}; no death or serious injury and a loss below {limit} yuan: "
            "{tier} investigates",
            grade=CODES[grade],
            limit=own.below_loss_yuan,
            tier=CODES[Tier.UNIT],
        )
        return Tier.UNIT, own.clause, step
    row = book.row(Investigator, grade=grade)
    step = say(
        "取最高等级：{grade}；由{tier}负责调查",
        "the highest: {grade}; {tier} investigates",
        grade=CODES[grade],
        tier=CODES[row.tier],
    )
    return row.tier, row.clause, step
