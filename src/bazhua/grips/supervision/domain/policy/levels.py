"""What decides whether a special operation needs a permit, and its level (GB 30871)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from bazhua.grips.supervision.domain.policy.permits import SINCE
from bazhua.grips.supervision.domain.terms import HeightSituation, PermitLevel
from bazhua.kernel.policy.book import PolicyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class HotWorkUpgrade(PolicyRow):
    """The level that hot work of a level is managed as when it must be upgraded.

    Attributes:
        extra_approval: whether one more person approves, since no level is higher.
    """

    table: ClassVar[str] = "permit.hot_work_upgrade"
    identity: ClassVar[tuple[str, ...]] = ("level",)

    level: PermitLevel
    managed_as: PermitLevel
    extra_approval: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HotWorkWind(PolicyRow):
    """From which wind grade on outdoor hot work is forbidden, unless production needs it."""

    table: ClassVar[str] = "permit.hot_work_wind"

    least_grade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Night(PolicyRow):
    """The hours that count as night, Beijing time, from the evening into the morning."""

    table: ClassVar[str] = "permit.night"

    from_hour: int
    to_hour: int


@dataclass(frozen=True, slots=True)
class HeightBand:
    """Work up to a height (inclusive; the last band has none) and its level."""

    up_to_m: Decimal | None
    level: PermitLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class HeightBands(PolicyRow):
    """The levels of work at height by method A (no factor of 8.1.2) or B (one or more)."""

    table: ClassVar[str] = "permit.height"
    identity: ClassVar[tuple[str, ...]] = ("with_factor",)

    with_factor: bool
    bands: tuple[HeightBand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeightDefinition(PolicyRow):
    """From which height above the fall datum on work is work at height."""

    table: ClassVar[str] = "permit.height_definition"

    least_m: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationLevel(PolicyRow):
    """The least level of work at height in a situation."""

    table: ClassVar[str] = "permit.height_situation"
    identity: ClassVar[tuple[str, ...]] = ("situation",)

    situation: HeightSituation
    least_level: PermitLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftingLevels(PolicyRow):
    """The levels of lifting by the mass of the load; what is lighter is level 3."""

    table: ClassVar[str] = "permit.lifting"

    level_2_from_t: Decimal
    level_1_above_t: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftingExempt(PolicyRow):
    """Below which mass lifting may go without a permit."""

    table: ClassVar[str] = "permit.lifting_exempt"

    below_t: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcavationDepth(PolicyRow):
    """Below which depth digging, piling, drilling or anchoring is excavation."""

    table: ClassVar[str] = "permit.excavation"

    more_than_m: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindPlates(PolicyRow):
    """How many blinds one permit may cover."""

    table: ClassVar[str] = "permit.blind_plates"

    most: int


HOT_WORK_ROWS = (
    *(
        HotWorkUpgrade(
            clause="BZ/PERMIT-UPGRADE",
            since=SINCE,
            level=level,
            managed_as=managed_as,
            extra_approval=level is managed_as,
        )
        for level, managed_as in (
            (PermitLevel.LEVEL_2, PermitLevel.LEVEL_1),
            (PermitLevel.LEVEL_1, PermitLevel.SPECIAL),
            (PermitLevel.SPECIAL, PermitLevel.SPECIAL),
        )
    ),
    HotWorkWind(clause="GB30871/5.2.15", since=SINCE, least_grade=5),
    Night(clause="BZ/PERMIT-NIGHT", since=SINCE, from_hour=20, to_hour=6),
)

HEIGHT_EDGES = (Decimal(5), Decimal(15), Decimal(30), None)
METHOD_A = (
    PermitLevel.HEIGHT_1,
    PermitLevel.HEIGHT_2,
    PermitLevel.HEIGHT_3,
    PermitLevel.HEIGHT_4,
)
METHOD_B = (*METHOD_A[1:], PermitLevel.HEIGHT_4)

HEIGHT_ROWS = (
    HeightDefinition(clause="GB30871/3.8", since=SINCE, least_m=Decimal(2)),
    *(
        HeightBands(
            clause="GB30871/8.1.3",
            since=SINCE,
            with_factor=with_factor,
            bands=tuple(
                HeightBand(edge, level) for edge, level in zip(HEIGHT_EDGES, levels, strict=True)
            ),
        )
        for with_factor, levels in ((False, METHOD_A), (True, METHOD_B))
    ),
    *(
        SituationLevel(clause=clause, since=SINCE, situation=situation, least_level=level)
        for clause, level, situations in (
            ("GB30871/B.1-2", PermitLevel.HEIGHT_1, (HeightSituation.STEEP_SLOPE,)),
            (
                "BZ/HEIGHT-SITUATION",
                PermitLevel.HEIGHT_2,
                (
                    HeightSituation.NEAR_OPENING,
                    HeightSituation.DANGEROUS_AREA,
                    HeightSituation.NO_PLATFORM,
                    HeightSituation.INSIDE_EQUIPMENT,
                    HeightSituation.NEAR_VENT,
                ),
            ),
            (
                "GB30871/B.1-2",
                PermitLevel.HEIGHT_4,
                (
                    HeightSituation.ABNORMAL_TEMPERATURE,
                    HeightSituation.SNOW,
                    HeightSituation.RAIN,
                    HeightSituation.NIGHT_ARTIFICIAL_LIGHT,
                    HeightSituation.LIVE_LINE,
                    HeightSituation.SUSPENDED,
                ),
            ),
        )
        for situation in situations
    ),
)

OTHER_ROWS = (
    LiftingLevels(
        clause="GB30871/9.1", since=SINCE, level_2_from_t=Decimal(40), level_1_above_t=Decimal(100)
    ),
    LiftingExempt(clause="GB30871/B.1-3", since=SINCE, below_t=Decimal(10)),
    ExcavationDepth(clause="GB30871/3.11", since=SINCE, more_than_m=Decimal("0.5")),
    BlindPlates(clause="GB30871/7.11", since=SINCE, most=1),
)
