"""The live risk index of an enterprise: inherent risk, alarms, work in progress, management.

No national formula has been published; weights and overrides are platform rules.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Final, TypeAlias

from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.rule import Answer
from bazhua.kernel.shape.schema import Between
from bazhua.kernel.words import Phrase, Word, say
from bazhua.law.codes import CODES
from bazhua.law.terms import Colour

SINCE: Final = date(2022, 1, 1)
SEVEREST_FIRST: Final = tuple(Colour)

GAS: Final = Word(
    "同一辨识单元多个气体探测器二级报警", "level 2 at several detectors of one identification unit"
)
FIRE: Final = Word("火焰或烟雾已确认", "fire or smoke confirmed")
OVERFILLING: Final = Word(
    "储罐高高与独立高位同时报警且液位上升", "HH and H of a tank, level rising"
)
BLIND: Final = Word("重大危险源全部测点离线", "every point of the installation offline")

Count: TypeAlias = Annotated[int, Between(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskIndexWeights(PolicyRow):
    """Points of every term of the index, and the caps of its parts."""

    table: ClassVar[str] = "enterprise.risk_index"

    by_mhi_level: tuple[int, int, int, int]
    hh: int
    h: int
    overdue_acknowledgement: int
    alarms_cap: int
    special_work: int
    level1_work: int
    other_work: int
    work_cap: int
    major_danger_overdue: int
    general_dangers_cap: int
    no_commitment: int
    offline: int
    offline_above_percent: Decimal
    management_cap: int

    def inherent(self, mhi_level: int | None) -> int:
        """Return the points of the gravest major hazard installation."""
        return 0 if mhi_level is None else self.by_mhi_level[mhi_level - 1]

    def alarms(self, hh: int, h: int, overdue: int) -> int:
        """Return the points of the active alarms."""
        points = self.hh * hh + self.h * h + self.overdue_acknowledgement * overdue
        return min(self.alarms_cap, points)

    def work(self, special: int, level1: int, other: int) -> int:
        """Return the points of the work in progress."""
        points = self.special_work * special + self.level1_work * level1 + self.other_work * other
        return min(self.work_cap, points)

    def management(self, major: int, general: int, *, committed: bool, offline: Decimal) -> int:
        """Return the points of overdue dangers, a missing commitment and offline points."""
        points = self.major_danger_overdue * major + min(self.general_dangers_cap, general)
        points += 0 if committed else self.no_commitment
        points += self.offline if offline > self.offline_above_percent else 0
        return min(self.management_cap, points)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskIndexColour(PolicyRow):
    """The index from which a colour is shown."""

    table: ClassVar[str] = "enterprise.risk_index_colour"
    identity: ClassVar[tuple[str, ...]] = ("colour",)

    colour: Colour
    from_value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskIndexOverrides(PolicyRow):
    """From when on a fact forces a colour, whatever the index says."""

    table: ClassVar[str] = "enterprise.risk_index_overrides"

    red_from_gas_detectors: int
    orange_after_offline_minutes: int
    offline_up_to_mhi_level: int


ROWS: tuple[PolicyRow, ...] = (
    RiskIndexWeights(
        clause="BZ/RISK-INDEX",
        since=SINCE,
        by_mhi_level=(40, 32, 24, 16),
        hh=10,
        h=4,
        overdue_acknowledgement=5,
        alarms_cap=30,
        special_work=5,
        level1_work=3,
        other_work=1,
        work_cap=15,
        major_danger_overdue=8,
        general_dangers_cap=5,
        no_commitment=4,
        offline=4,
        offline_above_percent=Decimal(5),
        management_cap=15,
    ),
    *(
        RiskIndexColour(clause="BZ/RISK-INDEX", since=SINCE, colour=colour, from_value=value)
        for colour, value in zip(SEVEREST_FIRST, (80, 65, 50, 0), strict=True)
    ),
    RiskIndexOverrides(
        clause="BZ/RISK-INDEX-OVERRIDES",
        since=SINCE,
        red_from_gas_detectors=2,
        orange_after_offline_minutes=30,
        offline_up_to_mhi_level=2,
    ),
)


@dataclass(frozen=True, slots=True)
class RiskIndex:
    """The index, 0 to 100, and the colour after the overrides."""

    value: Decimal
    colour: Colour


@dataclass(frozen=True, slots=True)
class Override:
    """A fact that demands at least a colour."""

    holds: bool
    colour: Colour
    fact: Word


def risk_index(
    book: PolicyBook,
    *,
    mhi_level: Annotated[int, Between(1, 4)] | None,
    hh: Count = 0,
    h: Count = 0,
    overdue_acknowledgements: Count = 0,
    special_work: Count = 0,
    level1_work: Count = 0,
    other_work: Count = 0,
    major_dangers_overdue: Count = 0,
    general_dangers_overdue: Count = 0,
    commitment_today: bool = True,
    offline_share_percent: Annotated[Decimal, Between(0, 100)] = Decimal(),
    gas_detectors_level2: Count = 0,
    fire_confirmed: bool = False,
    tank_overfilling: bool = False,
    offline_minutes: Count = 0,
) -> Answer[RiskIndex]:
    """Return the live index of an enterprise and its colour.

    Args:
        mhi_level: level of its gravest major hazard installation, null when it has none.
        hh: active HH, LL or gas level-2 alarms.
        h: active H, L or gas level-1 alarms.
        overdue_acknowledgements: active alarms past their time for acknowledgement.
        special_work: special-grade hot work and confined-space work in progress.
        level1_work: level-1 hot work in progress.
        other_work: other permits in progress.
        commitment_today: whether today's safety commitment was published.
        offline_share_percent: share of its points that are offline.
        gas_detectors_level2: different detectors of one identification unit that came into
            level-2 alarm within 300 s.
        fire_confirmed: fire or smoke confirmed by two cameras or by a person.
        tank_overfilling: HH and an independent H of one tank are active and its level rises.
        offline_minutes: for how long every point of that installation has been offline.
    """
    weights = book.row(RiskIndexWeights)
    limits = book.row(RiskIndexOverrides)
    parts = (
        weights.inherent(mhi_level),
        weights.alarms(hh, h, overdue_acknowledgements),
        weights.work(special_work, level1_work, other_work),
        weights.management(
            major_dangers_overdue,
            general_dangers_overdue,
            committed=commitment_today,
            offline=offline_share_percent,
        ),
    )
    watched = mhi_level is not None and mhi_level <= limits.offline_up_to_mhi_level
    overrides = (
        Override(gas_detectors_level2 >= limits.red_from_gas_detectors, Colour.RED, GAS),
        Override(fire_confirmed, Colour.RED, FIRE),
        Override(tank_overfilling, Colour.ORANGE, OVERFILLING),
        Override(
            watched and offline_minutes > limits.orange_after_offline_minutes, Colour.ORANGE, BLIND
        ),
    )
    return _answer(book, parts, next((each for each in overrides if each.holds), None))


def _answer(
    book: PolicyBook, parts: tuple[int, int, int, int], override: Override | None
) -> Answer[RiskIndex]:
    value = sum(parts)
    reached = (row for row in book.rows(RiskIndexColour) if value >= row.from_value)
    band = max(reached, key=lambda row: row.from_value)
    inherent, alarms, work, management = parts
    total = say(
        "固有 {inherent} + 报警 {alarms} + 作业 {work} + 管理 {management} = {value}，{colour}",
        "inherent {inherent} + alarms {alarms} + work {work} + management {management} = {value}: "
        "{colour}",
        inherent=inherent,
        alarms=alarms,
        work=work,
        management=management,
        value=value,
        colour=CODES[band.colour],
    )
    clauses = (book.row(RiskIndexWeights).clause, band.clause)
    if override is None:
        return Answer(RiskIndex(Decimal(value), band.colour), clauses, (total,))
    colour = min(band.colour, override.colour, key=SEVEREST_FIRST.index)
    cited = (*clauses, book.row(RiskIndexOverrides).clause)
    return Answer(RiskIndex(Decimal(value), colour), cited, (total, _forced(override)))


def _forced(override: Override) -> Phrase:
    return say(
        "{fact}：至少为{colour}",
        "{fact}: at least {colour}",
        fact=override.fact,
        colour=CODES[override.colour],
    )
