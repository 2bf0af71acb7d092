"""Set points of gas detectors: how high an alarm may be set (GB/T 50493-2019)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import say

SINCE: Final = date(2020, 1, 1)
OXYGEN_SIDE: Final = "BZ/GAS-OXYGEN"


class DetectedGas(StrEnum):
    """What a detector watches, and by which measure it is set."""

    FLAMMABLE = "FLAMMABLE"
    TOXIC = "TOXIC"
    OXYGEN = "OXYGEN"
    TOXIC_IDLH = "TOXIC_IDLH"
    FLAMMABLE_LINE = "FLAMMABLE_LINE"


@dataclass(frozen=True, slots=True, kw_only=True)
class GasSetPoint(PolicyRow):
    """The bound of one alarm level.

    Attributes:
        unit: unit of the bound.
        lowest: the set point may not lie below the bound instead of not above it.
    """

    table: ClassVar[str] = "gas.set_point"
    identity: ClassVar[tuple[str, ...]] = ("gas", "level")

    gas: DetectedGas
    level: int
    bound: Decimal
    unit: str
    lowest: bool


ROWS: tuple[PolicyRow, ...] = tuple(
    GasSetPoint(
        clause="GB50493/5.5.2",
        since=SINCE,
        gas=gas,
        level=level,
        bound=Decimal(bound),
        unit=unit,
        lowest=lowest,
    )
    for gas, level, bound, unit, lowest in (
        (DetectedGas.FLAMMABLE, 1, "25", "%LEL", False),
        (DetectedGas.FLAMMABLE, 2, "50", "%LEL", False),
        (DetectedGas.TOXIC, 1, "100", "%OEL", False),
        (DetectedGas.TOXIC, 2, "200", "%OEL", False),
        (DetectedGas.TOXIC_IDLH, 1, "5", "%IDLH", False),
        (DetectedGas.TOXIC_IDLH, 2, "10", "%IDLH", False),
        (DetectedGas.OXYGEN, 1, "19.5", "%VOL", True),
        (DetectedGas.OXYGEN, 2, "23.5", "%VOL", False),
        (DetectedGas.FLAMMABLE_LINE, 1, "1", "LEL·m", False),
        (DetectedGas.FLAMMABLE_LINE, 2, "2", "LEL·m", False),
    )
)
"""For oxygen, level 1 is the alarm of too little and level 2 that of too much."""


@dataclass(frozen=True, slots=True)
class SetPointCheck:
    """Whether a set point is accepted, and the bound that it is held against."""

    accepted: bool
    limit: Decimal


def set_point(
    book: PolicyBook,
    *,
    gas: DetectedGas,
    level: Annotated[int, Between(1, 2)],
    value: Annotated[Decimal, Between(0)],
) -> Answer[SetPointCheck]:
    """Return whether an alarm may be set to a value; a stricter one is always accepted.

    Args:
        value: %LEL (FLAMMABLE), %OEL (TOXIC), %IDLH (TOXIC_IDLH, only when no detector fits the
            OEL), %VOL (OXYGEN), LEL·m (FLAMMABLE_LINE).
    """
    row = book.row(GasSetPoint, gas=gas, level=level)
    accepted = value >= row.bound if row.lowest else value <= row.bound
    clauses = (row.clause, OXYGEN_SIDE) if gas is DetectedGas.OXYGEN else (row.clause,)
    step = say(
        "设定值 {value} {unit}，要求 {sign} {bound} {unit}",
        "set point {value} {unit}, demanded {sign} {bound} {unit}",
        value=value,
        unit=row.unit,
        sign="≥" if row.lowest else "≤",
        bound=row.bound,
    )
    return Answer(SetPointCheck(accepted, row.bound), clauses, (step,))
