"""Accidents: grades, who investigates, clocks of reporting, days of investigation."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from bazhua.grips.dangers.domain.terms import AccidentCause, AccidentReport, Tier
from bazhua.kernel.money import Yuan
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.policy.limits import TimeLimit, Unit
from bazhua.kernel.shape.schema import Between
from bazhua.law.terms import AccidentGrade

Count = Annotated[int, Between(0)]

ORDER_493: Final = date(2007, 6, 1)
ORDER_342: Final = date(2021, 8, 3)
REGULATIONS: Final = date(2022, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeThreshold(PolicyRow):
    """From where on a figure alone makes the grade; all bounds inclusive."""

    table: ClassVar[str] = "accident.grade"
    identity: ClassVar[tuple[str, ...]] = ("grade",)

    grade: AccidentGrade
    deaths: Count
    serious_injuries: Count
    loss_yuan: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Investigator(PolicyRow):
    """Who investigates an accident of a grade."""

    table: ClassVar[str] = "accident.investigator"
    identity: ClassVar[tuple[str, ...]] = ("grade",)

    grade: AccidentGrade
    tier: Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfInvestigation(PolicyRow):
    """Without death or serious injury, below this loss, the enterprise investigates itself."""

    table: ClassVar[str] = "accident.self_investigation"

    below_loss_yuan: Yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClock(PolicyRow):
    """The time for a report, from receipt."""

    table: ClassVar[str] = "accident.report_clock"
    identity: ClassVar[tuple[str, ...]] = ("report",)

    report: AccidentReport
    limit: TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport(PolicyRow):
    """From which grade on a written report follows the direct report."""

    table: ClassVar[str] = "accident.written_report"

    from_grade: AccidentGrade


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSummit(PolicyRow):
    """The highest level to which an accident of a grade is reported, level by level."""

    table: ClassVar[str] = "accident.report_summit"
    identity: ClassVar[tuple[str, ...]] = ("grade",)

    grade: AccidentGrade
    tier: Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class HardTimer(PolicyRow):
    """From how many deaths on the direct report runs against a clock."""

    table: ClassVar[str] = "accident.hard_timer"

    least_deaths: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationLimit(PolicyRow):
    """The time for the investigation report, and by how much it may be extended."""

    table: ClassVar[str] = "accident.investigation_limit"

    limit: TimeLimit
    extension: TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyWindow(PolicyRow):
    """How long after the accident a change in casualties is still reported and counted."""

    table: ClassVar[str] = "accident.casualty_window"
    identity: ClassVar[tuple[str, ...]] = ("cause",)

    cause: AccidentCause
    limit: TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLimit(PolicyRow):
    """The time for the government's reply to an investigation report."""

    table: ClassVar[str] = "accident.reply_limit"
    identity: ClassVar[tuple[str, ...]] = ("grade",)

    grade: AccidentGrade
    limit: TimeLimit


GRADE_ROWS: tuple[PolicyRow, ...] = (
    *(
        GradeThreshold(
            clause="SC493/3",
            since=ORDER_493,
            grade=grade,
            deaths=deaths,
            serious_injuries=serious_injuries,
            loss_yuan=loss_yuan,
        )
        for grade, deaths, serious_injuries, loss_yuan in (
            (AccidentGrade.GENERAL, 0, 0, 0),
            (AccidentGrade.LARGER, 3, 10, 10_000_000),
            (AccidentGrade.MAJOR, 10, 50, 50_000_000),
            (AccidentGrade.EXTRAORDINARY, 30, 100, 100_000_000),
        )
    ),
    *(
        Investigator(clause="SC493/19", since=ORDER_493, grade=grade, tier=tier)
        for grade, tier in (
            (AccidentGrade.GENERAL, Tier.COUNTY),
            (AccidentGrade.LARGER, Tier.CITY),
            (AccidentGrade.MAJOR, Tier.PROVINCE),
            (AccidentGrade.EXTRAORDINARY, Tier.STATE),
        )
    ),
    SelfInvestigation(
        clause="SD342/SELF-INVESTIGATION", since=ORDER_342, below_loss_yuan=1_000_000
    ),
)

CLOCK_ROWS: tuple[PolicyRow, ...] = (
    ReportClock(
        clause="SC493/9",
        since=ORDER_493,
        report=AccidentReport.ENTERPRISE,
        limit=TimeLimit(1, Unit.HOUR),
    ),
    ReportClock(
        clause="SC493/11",
        since=ORDER_493,
        report=AccidentReport.LEVEL,
        limit=TimeLimit(2, Unit.HOUR),
    ),
    ReportClock(
        clause="ZB2021/FATAL",
        since=date(2021, 6, 1),
        until=date(2022, 2, 28),
        report=AccidentReport.DIRECT,
        limit=TimeLimit(30, Unit.MINUTE),
    ),
    ReportClock(
        clause="SDTL/65(2)",
        since=REGULATIONS,
        report=AccidentReport.DIRECT,
        limit=TimeLimit(30, Unit.MINUTE),
    ),
    ReportClock(
        clause="SDTL/65(2)",
        since=REGULATIONS,
        report=AccidentReport.WRITTEN,
        limit=TimeLimit(1, Unit.HOUR),
    ),
    WrittenReport(clause="SDTL/65(2)", since=REGULATIONS, from_grade=AccidentGrade.LARGER),
    *(
        ReportSummit(clause="SC493/10", since=ORDER_493, grade=grade, tier=tier)
        for grade, tier in (
            (AccidentGrade.GENERAL, Tier.CITY),
            (AccidentGrade.LARGER, Tier.PROVINCE),
            (AccidentGrade.MAJOR, Tier.STATE),
            (AccidentGrade.EXTRAORDINARY, Tier.STATE),
        )
    ),
    HardTimer(clause="BZ/ACC-23", since=date(2021, 6, 1), least_deaths=1),
)

CALENDAR_ROWS: tuple[PolicyRow, ...] = (
    InvestigationLimit(
        clause="SC493/29",
        since=ORDER_493,
        limit=TimeLimit(60, Unit.DAY),
        extension=TimeLimit(60, Unit.DAY),
    ),
    *(
        CasualtyWindow(
            clause="SC493/13", since=ORDER_493, cause=cause, limit=TimeLimit(days, Unit.DAY)
        )
        for cause, days in (
            (AccidentCause.OTHER, 30),
            (AccidentCause.ROAD, 7),
            (AccidentCause.FIRE, 7),
        )
    ),
    *(
        ReplyLimit(clause="SC493/32", since=ORDER_493, grade=grade, limit=TimeLimit(days, Unit.DAY))
        for grade, days in (
            (AccidentGrade.GENERAL, 15),
            (AccidentGrade.LARGER, 15),
            (AccidentGrade.MAJOR, 15),
            (AccidentGrade.EXTRAORDINARY, 30),
        )
    ),
)
