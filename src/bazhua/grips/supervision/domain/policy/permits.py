"""Who approves a special-operation permit, and how long it may run (GB 30871)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from bazhua.grips.supervision.domain.terms import LEVELS, Approver, PermitKind, PermitLevel
from bazhua.kernel.policy.book import PolicyRow

SINCE: Final = date(2022, 10, 1)
APPROVERS = "GB30871/B.1"
COMPANY_HOURS = "BZ/PERMIT-HOURS"


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitApprover(PolicyRow):
    """Who approves a permit of a kind and level."""

    table: ClassVar[str] = "permit.approver"
    identity: ClassVar[tuple[str, ...]] = ("kind", "level")

    kind: PermitKind
    level: PermitLevel | None
    approver: Approver


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitHours(PolicyRow):
    """How long a permit of a kind and level may run.

    Attributes:
        extended: in special circumstances (temporary power only).
        most_hours: inclusive; nothing where the enterprise sets the limit itself.
    """

    table: ClassVar[str] = "permit.hours"
    identity: ClassVar[tuple[str, ...]] = ("kind", "level", "extended")

    kind: PermitKind
    level: PermitLevel | None
    extended: bool
    most_hours: int | None


APPROVER_ROWS = tuple(
    PermitApprover(clause=APPROVERS, since=SINCE, kind=kind, level=level, approver=approver)
    for kind, level, approver in (
        (PermitKind.HOT_WORK, PermitLevel.SPECIAL, Approver.COMPANY_LEADER),
        (PermitKind.HOT_WORK, PermitLevel.LEVEL_1, Approver.SAFETY_DEPARTMENT),
        (PermitKind.HOT_WORK, PermitLevel.LEVEL_2, Approver.WORKSHOP),
        (PermitKind.CONFINED_SPACE, None, Approver.WORKSHOP),
        (PermitKind.BLIND_PLATE, None, Approver.WORKSHOP),
        (PermitKind.HEIGHT, PermitLevel.HEIGHT_1, Approver.WORKSHOP),
        (PermitKind.HEIGHT, PermitLevel.HEIGHT_2, Approver.SPECIALIST_DEPARTMENT),
        (PermitKind.HEIGHT, PermitLevel.HEIGHT_3, Approver.SPECIALIST_DEPARTMENT),
        (PermitKind.HEIGHT, PermitLevel.HEIGHT_4, Approver.PLANT_DIRECTOR),
        (PermitKind.LIFTING, PermitLevel.LEVEL_1, Approver.PLANT_DIRECTOR),
        (PermitKind.LIFTING, PermitLevel.LEVEL_2, Approver.SPECIALIST_DEPARTMENT),
        (PermitKind.LIFTING, PermitLevel.LEVEL_3, Approver.SPECIALIST_DEPARTMENT),
        (PermitKind.TEMPORARY_POWER, None, Approver.POWER_SUPPLIER),
        (PermitKind.EXCAVATION, None, Approver.SPECIALIST_DEPARTMENT),
        (PermitKind.ROAD_CLOSURE, None, Approver.SPECIALIST_DEPARTMENT),
    )
)

HOURS_ROWS = tuple(
    PermitHours(
        clause=clause, since=SINCE, kind=kind, level=level, extended=extended, most_hours=hours
    )
    for clause, kind, level, extended, hours in (
        ("GB30871/5.1.5", PermitKind.HOT_WORK, PermitLevel.SPECIAL, False, 8),
        ("GB30871/5.1.5", PermitKind.HOT_WORK, PermitLevel.LEVEL_1, False, 8),
        ("GB30871/5.1.5", PermitKind.HOT_WORK, PermitLevel.LEVEL_2, False, 72),
        ("GB30871/6.10", PermitKind.CONFINED_SPACE, None, False, 24),
        *(
            ("GB30871/8.2.11", PermitKind.HEIGHT, level, False, 7 * 24)
            for level in LEVELS[PermitKind.HEIGHT]
        ),
        ("GB30871/10.8", PermitKind.TEMPORARY_POWER, None, False, 15 * 24),
        ("GB30871/10.8", PermitKind.TEMPORARY_POWER, None, True, 30 * 24),
        *(
            (COMPANY_HOURS, PermitKind.LIFTING, level, False, None)
            for level in LEVELS[PermitKind.LIFTING]
        ),
        (COMPANY_HOURS, PermitKind.BLIND_PLATE, None, False, None),
        (COMPANY_HOURS, PermitKind.EXCAVATION, None, False, None),
        (COMPANY_HOURS, PermitKind.ROAD_CLOSURE, None, False, None),
    )
)
