"""Figures of fines: late payment, daily fines, fines after accidents."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Final

from bazhua.kernel.money import Yuan
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between
from bazhua.law.terms import AccidentGrade

Percent = Annotated[Decimal, Between(0)]

WORK_SAFETY_LAW: Final = date(2021, 9, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LateCharge(PolicyRow):
    """What is added for each day that a fine is paid late.

    Attributes:
        percent_per_day: of the fine.
        most_percent: of the fine, all days together.
    """

    table: ClassVar[str] = "penalty.late"

    percent_per_day: Percent
    most_percent: Percent


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyFine(PolicyRow):
    """What is fined for each day that a correction is refused, in per cent of the fine."""

    table: ClassVar[str] = "penalty.daily"

    percent_per_day: Percent


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseFine(PolicyRow):
    """The fine of an enterprise that bears responsibility for an accident."""

    table: ClassVar[str] = "accident.enterprise_fine"
    identity: ClassVar[tuple[str, ...]] = ("grade",)

    grade: AccidentGrade
    least_yuan: Yuan
    most_yuan: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggravation(PolicyRow):
    """How many times the fine when the case is especially serious and vile."""

    table: ClassVar[str] = "accident.aggravation"

    least_times: Annotated[int, Between(1)]
    most_times: Annotated[int, Between(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalFine(PolicyRow):
    """The fine of the principal, in per cent of last year's income."""

    table: ClassVar[str] = "accident.principal_fine"
    identity: ClassVar[tuple[str, ...]] = ("grade",)

    grade: AccidentGrade
    percent: Percent


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseConcealment(PolicyRow):
    """The fine of an enterprise that conceals an accident or reports it falsely."""

    table: ClassVar[str] = "accident.enterprise_concealment"

    least_yuan: Yuan
    most_yuan: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalConcealment(PolicyRow):
    """The fine of a principal who conceals an accident, in per cent of last year's income."""

    table: ClassVar[str] = "accident.principal_concealment"

    least_percent: Percent
    most_percent: Percent


LATE_ROWS = (
    LateCharge(
        clause="CFF/72",
        since=date(2021, 7, 15),
        percent_per_day=Decimal(3),
        most_percent=Decimal(100),
    ),
)

DAILY_ROWS = (DailyFine(clause="AQF/112", since=WORK_SAFETY_LAW, percent_per_day=Decimal(100)),)

ACCIDENT_ROWS: tuple[PolicyRow, ...] = (
    *(
        EnterpriseFine(
            clause="AQF/114",
            since=WORK_SAFETY_LAW,
            grade=grade,
            least_yuan=least_yuan,
            most_yuan=most_yuan,
        )
        for grade, least_yuan, most_yuan in (
            (AccidentGrade.GENERAL, 300_000, 1_000_000),
            (AccidentGrade.LARGER, 1_000_000, 2_000_000),
            (AccidentGrade.MAJOR, 2_000_000, 10_000_000),
            (AccidentGrade.EXTRAORDINARY, 10_000_000, 20_000_000),
        )
    ),
    Aggravation(clause="AQF/114(2)", since=WORK_SAFETY_LAW, least_times=2, most_times=5),
    *(
        PrincipalFine(clause="AQF/95", since=WORK_SAFETY_LAW, grade=grade, percent=Decimal(percent))
        for grade, percent in (
            (AccidentGrade.GENERAL, 40),
            (AccidentGrade.LARGER, 60),
            (AccidentGrade.MAJOR, 80),
            (AccidentGrade.EXTRAORDINARY, 100),
        )
    ),
    EnterpriseConcealment(
        clause="SC493/36", since=date(2007, 6, 1), least_yuan=1_000_000, most_yuan=5_000_000
    ),
    PrincipalConcealment(
        clause="AQF/110",
        since=WORK_SAFETY_LAW,
        least_percent=Decimal(60),
        most_percent=Decimal(100),
    ),
)
