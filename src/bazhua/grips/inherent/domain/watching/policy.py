"""The numbers of setting limits: usual colours, who must agree to a looser one, what targets are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Final

from bazhua.engine.core.definitions import LimitKind
from bazhua.kernel.policy.book import PolicyRow
from bazhua.kernel.shape.schema import Between
from bazhua.law.terms import Colour

SINCE: Final = date(2022, 1, 1)
Level = Annotated[int, Between(0, 4)]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualColour(PolicyRow):
    """The colour of a limit for which nobody chose one.

    Attributes:
        grave: of a point at a major hazard installation of a level up to `Gravity`'s.
    """

    table: ClassVar[str] = "limit.colour"
    identity: ClassVar[tuple[str, ...]] = ("limit", "grave")

    limit: LimitKind
    grave: bool
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Gravity(PolicyRow):
    """Up to which level of an installation a looser limit needs a second person."""

    table: ClassVar[str] = "limit.second_person"

    up_to_mhi_level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvingBarred(PolicyRow):
    """Limits of the gravest installations whose alarms are not shelved; HH of gas is its level 2."""

    table: ClassVar[str] = "alarm.shelving_barred"

    limits: tuple[LimitKind, ...]
    up_to_mhi_level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionTarget(PolicyRow):
    """What a figure of the connection register should come to at least, per cent."""

    table: ClassVar[str] = "connection.target"
    identity: ClassVar[tuple[str, ...]] = ("figure",)

    figure: str
    least_percent: Decimal


PAIRS: Final = (
    (LimitKind.LL, Colour.RED, Colour.ORANGE),
    (LimitKind.HH, Colour.RED, Colour.ORANGE),
    (LimitKind.L, Colour.ORANGE, Colour.YELLOW),
    (LimitKind.H, Colour.ORANGE, Colour.YELLOW),
    (LimitKind.ROC_UP, Colour.YELLOW, Colour.BLUE),
    (LimitKind.ROC_DOWN, Colour.YELLOW, Colour.BLUE),
    (LimitKind.DI, Colour.ORANGE, Colour.YELLOW),
    (LimitKind.DEV, Colour.YELLOW, Colour.BLUE),
    (LimitKind.BAD, Colour.YELLOW, Colour.YELLOW),
)
"""Limit, its colour at a grave installation, its colour elsewhere."""

ROWS: tuple[PolicyRow, ...] = (
    *(
        UsualColour(clause="BZ/LIMIT-COLOUR", since=SINCE, limit=limit, grave=grave, colour=colour)
        for limit, graver, other in PAIRS
        for grave, colour in ((True, graver), (False, other))
    ),
    Gravity(clause="BZ/LIMIT-APPROVAL", since=SINCE, up_to_mhi_level=2),
    ShelvingBarred(
        clause="BZ/ALARM-SHELVING",
        since=SINCE,
        limits=(LimitKind.HH, LimitKind.LL),
        up_to_mhi_level=2,
    ),
    ConnectionTarget(
        clause="BZ/CONNECTION-TARGET",
        since=SINCE,
        figure="online",
        least_percent=Decimal("99.5"),
    ),
)
