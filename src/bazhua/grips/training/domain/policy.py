"""The figures of the law that the rules on training pick from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from bazhua.grips.training.domain.terms import Trainee
from bazhua.kernel.policy.book import PolicyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingHours(PolicyRow):
    """The least hours for one kind of person, once (initial) or each year or review.

    Attributes:
        ordinary: nothing where the law leaves it to the enterprise's plan.
        high_risk: in coal and other mines, hazardous chemicals, fireworks, metal smelting.
    """

    table: ClassVar[str] = "training.hours"
    identity: ClassVar[tuple[str, ...]] = ("person", "initial")

    person: Trainee
    initial: bool
    ordinary: int | None
    high_risk: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamTerms(PolicyRow):
    """The pass mark of the safety qualification examination and how often it may be tried."""

    table: ClassVar[str] = "training.exam"

    full_score: Decimal
    pass_score: Decimal
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreshiftLength(PolicyRow):
    """The least length of a pre-shift meeting."""

    table: ClassVar[str] = "training.preshift"

    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateTerms(PolicyRow):
    """How long a special operator's certificate runs, and when to apply before each end."""

    table: ClassVar[str] = "certificate.terms"

    review_years: int
    valid_years: int
    window_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OffTrade(PolicyRow):
    """After how many months off the trade the practical examination is taken again."""

    table: ClassVar[str] = "certificate.off_trade"

    months: int


HOURS_SINCE = date(2015, 7, 1)
OPERATORS_SINCE = date(2010, 7, 1)

HOURS_ROWS = tuple(
    TrainingHours(
        person=person,
        initial=initial,
        ordinary=ordinary,
        high_risk=high_risk,
        clause=clause,
        since=HOURS_SINCE,
    )
    for person, initial, ordinary, high_risk, clause in (
        (Trainee.PRINCIPAL, True, 32, 48, "AQPX/HOURS-MANAGERS"),
        (Trainee.PRINCIPAL, False, 12, 16, "AQPX/HOURS-MANAGERS"),
        (Trainee.MANAGER, True, 32, 48, "AQPX/HOURS-MANAGERS"),
        (Trainee.MANAGER, False, 12, 16, "AQPX/HOURS-MANAGERS"),
        (Trainee.NEW_WORKER, True, 24, 72, "AQPX/HOURS-WORKERS"),
        (Trainee.WORKER, False, None, 20, "AQPX/HOURS-WORKERS"),
        (Trainee.SPECIAL_OPERATOR, False, 8, 8, "TZZY/REVIEW-TRAINING"),
    )
)

EXAM_ROWS = (
    ExamTerms(
        full_score=Decimal(100),
        pass_score=Decimal(80),
        attempts=2,
        clause="ZGKS/PASS-MARK",
        since=date(2013, 1, 1),
    ),
)

PRESHIFT_ROWS = (PreshiftLength(minutes=5, clause="CH2022/LENGTH", since=date(2022, 3, 3)),)

CERTIFICATE_ROWS = (
    CertificateTerms(
        review_years=3,
        valid_years=6,
        window_days=60,
        clause="TZZY/VALIDITY",
        since=OPERATORS_SINCE,
    ),
)

OFF_TRADE_ROWS = (OffTrade(months=6, clause="TZZY/OFF-TRADE", since=OPERATORS_SINCE),)
