"""The clocks of a hidden danger, by grade and sector."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from bazhua.grips.dangers.domain.terms import Clock, DangerGrade, Sector
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.policy.limits import TimeLimit, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerClock(PolicyRow):
    """The time for one step with a hidden danger of a grade.

    Attributes:
        sector: for which it differs; nothing for all others.
    """

    table: ClassVar[str] = "danger.clock"
    identity: ClassVar[tuple[str, ...]] = ("clock", "grade", "sector")

    clock: Clock
    grade: DangerGrade
    sector: Sector | None
    limit: TimeLimit


FOUNDING: Final = date(2021, 1, 1)
"""The year in which the province's measures began, where a source names no day."""

COAL: Final = date(2024, 5, 1)

SAME_DAY: Final = TimeLimit(0, Unit.DAY)

_MAJOR: Final = (
    (Clock.WARNING, "BZ/HAZ-25", FOUNDING, None, TimeLimit(2, Unit.HOUR)),
    (Clock.ACCEPTANCE, "AJ16/23", FOUNDING, None, TimeLimit(10, Unit.DAY)),
    (Clock.ACCEPTANCE, "COAL/48-49", COAL, Sector.COAL, TimeLimit(20, Unit.DAY)),
    (Clock.STOP_PUBLICATION, "COAL/48-49", COAL, Sector.COAL, TimeLimit(5, Unit.WORKING_DAY)),
    (Clock.POWER_CUT, "AQF/70", date(2021, 9, 1), None, TimeLimit(24, Unit.HOUR)),
    (Clock.LISTING_FILED, "BZ/HAZ-36", FOUNDING, None, TimeLimit(3, Unit.WORKING_DAY)),
    (Clock.LISTING_PUBLISHED, "BZ/HAZ-36", FOUNDING, None, TimeLimit(5, Unit.WORKING_DAY)),
    (Clock.LISTED_RECTIFICATION, "BZ/HAZ-36", FOUNDING, None, TimeLimit(1, Unit.YEAR)),
    (Clock.EXTENSION_REQUEST, "BZ/HAZ-36", FOUNDING, None, TimeLimit(20, Unit.WORKING_DAY)),
    (Clock.EXTENSION_DECISION, "BZ/HAZ-36", FOUNDING, None, TimeLimit(10, Unit.WORKING_DAY)),
    (Clock.DELISTING_PUBLISHED, "BZ/HAZ-36", FOUNDING, None, TimeLimit(5, Unit.WORKING_DAY)),
)

CLOCK_ROWS = (
    *(
        DangerClock(
            clause="BZ/HAZ-REGISTER",
            since=FOUNDING,
            clock=Clock.REGISTRATION,
            grade=grade,
            sector=None,
            limit=SAME_DAY,
        )
        for grade in DangerGrade
    ),
    DangerClock(
        clause="BZ/HAZ-ACCEPTANCE",
        since=FOUNDING,
        clock=Clock.ACCEPTANCE,
        grade=DangerGrade.GENERAL,
        sector=None,
        limit=TimeLimit(10, Unit.DAY),
    ),
    *(
        DangerClock(
            clause=clause,
            since=since,
            clock=clock,
            grade=DangerGrade.MAJOR,
            sector=sector,
            limit=limit,
        )
        for clock, clause, since, sector, limit in _MAJOR
    ),
)
