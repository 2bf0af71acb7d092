"""What an enterprise and its principal are fined after an accident: `accident.fine`."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bazhua.grips.enforcement.domain.policy import (
    Aggravation,
    EnterpriseConcealment,
    EnterpriseFine,
    PrincipalConcealment,
    PrincipalFine,
)
from bazhua.kernel.money import Yuan, whole_yuan
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES
from bazhua.law.terms import AccidentGrade

PER_CENT: Final = Decimal(100)

SAME_IN_SHANDONG = "SDTL/73"
"""The provincial regulations set the same shares for the principal."""


@dataclass(frozen=True, slots=True)
class AccidentFine:
    """The fines that the law gives after an accident, whole yuan.

    Attributes:
        unit_min_yuan: the enterprise, both ends may be chosen.
        principal_min_yuan: nothing without the principal's income.
        principal_yuan: nothing also where the clause gives a range.
    """

    unit_min_yuan: int
    unit_max_yuan: int
    principal_min_yuan: int | None
    principal_max_yuan: int | None
    principal_yuan: int | None


@dataclass(frozen=True, slots=True)
class _Range:
    least: int
    most: int
    clauses: tuple[str, ...]
    steps: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class _Share:
    """Per cent of last year's income, from ``least`` to ``most``."""

    least: Decimal
    most: Decimal
    clauses: tuple[str, ...]


def accident_fine(
    book: PolicyBook,
    *,
    grade: AccidentGrade,
    principal_income_yuan: Yuan | None = None,
    aggravated: bool = False,
    concealed: bool = False,
) -> Answer[AccidentFine]:
    """Return the fines after an accident, or those for concealing it.

    Concealment is a matter of its own: it is fined beside the accident, and the grade and the
    aggravation do not change its range.

    Args:
        principal_income_yuan: the principal's income of the year before.
        aggravated: especially serious and vile; multiplies the fine of the enterprise.
        concealed: asks for the fines for concealing or falsely reporting the accident.
    """
    enterprise = (
        _concealment(book) if concealed else _enterprise(book, grade, aggravated=aggravated)
    )
    share = _concealed_share(book) if concealed else _share(book, grade)
    least, most = (
        _of_income(percent, principal_income_yuan) for percent in (share.least, share.most)
    )
    return Answer(
        AccidentFine(
            unit_min_yuan=enterprise.least,
            unit_max_yuan=enterprise.most,
            principal_min_yuan=least,
            principal_max_yuan=most,
            principal_yuan=least if share.least == share.most else None,
        ),
        (*enterprise.clauses, *share.clauses),
        (*enterprise.steps, _principal_step(share, principal_income_yuan, least, most)),
    )


def _enterprise(book: PolicyBook, grade: AccidentGrade, *, aggravated: bool) -> _Range:
    row = book.row(EnterpriseFine, grade=grade)
    step = say(
        "{grade}事故，单位罚款 {least} 至 {most} 元",
        "a {grade} accident: the enterprise is fined {least} to {most} yuan",
        grade=CODES[grade],
        least=row.least_yuan,
        most=row.most_yuan,
    )
    if not aggravated:
        return _Range(row.least_yuan, row.most_yuan, (row.clause,), (step,))
    times = book.row(Aggravation)
    least, most = row.least_yuan * times.least_times, row.most_yuan * times.most_times
    more = say(
        "情节特别严重、影响特别恶劣，{from_} 至 {to} 倍：{least} 至 {most} 元",
        "especially serious and vile, {from_} to {to} times: {least} to {most} yuan",
        from_=times.least_times,
        to=times.most_times,
        least=least,
        most=most,
    )
    return _Range(least, most, (row.clause, times.clause), (step, more))


def _concealment(book: PolicyBook) -> _Range:
    row = book.row(EnterpriseConcealment)
    step = say(
        "谎报、瞒报事故，单位罚款 {least} 至 {most} 元，与事故本身的罚款分别计算",
        "concealed or falsely reported: the enterprise is fined {least} to {most} yuan, "
        "apart from the fine for the accident",
        least=row.least_yuan,
        most=row.most_yuan,
    )
    return _Range(row.least_yuan, row.most_yuan, (row.clause,), (step,))


def _share(book: PolicyBook, grade: AccidentGrade) -> _Share:
    row = book.row(PrincipalFine, grade=grade)
    return _Share(row.percent, row.percent, (row.clause, SAME_IN_SHANDONG))


def _concealed_share(book: PolicyBook) -> _Share:
    row = book.row(PrincipalConcealment)
    return _Share(row.least_percent, row.most_percent, (row.clause,))


def _of_income(percent: Decimal, income_yuan: int | None) -> int | None:
    return None if income_yuan is None else whole_yuan(percent * income_yuan / PER_CENT)


def _principal_step(
    share: _Share, income_yuan: int | None, least: int | None, most: int | None
) -> Phrase:
    if income_yuan is None:
        return say(
            "主要负责人：上一年年收入的 {share}，收入未填",
            "the principal: {share} of last year's income, which is not given",
            share=_spread(share.least, share.most, " %"),
        )
    return say(
        "主要负责人：{income} 元的 {share}，即 {fine} 元",
        "the principal: {share} of {income} yuan = {fine} yuan",
        income=income_yuan,
        share=_spread(share.least, share.most, " %"),
        fine=_spread(least, most, ""),
    )


def _spread(least: Decimal | int | None, most: Decimal | int | None, sign: str) -> Phrase:
    if least == most:
        return say("{n}{sign}", "{n}{sign}", n=most, sign=sign)
    return say(
        "{least}{sign} 至 {most}{sign}",
        "{least}{sign} to {most}{sign}",
        least=least,
        most=most,
        sign=sign,
    )
