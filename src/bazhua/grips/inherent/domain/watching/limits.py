"""How a limit is set: what is usual, what is refused, and when it is looser than before."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import (
    BandBasis,
    MeasuredKind,
    UsualDeadBand,
    UsualDelay,
)
from bazhua.grips.inherent.domain.gas import DetectedGas, set_point
from bazhua.grips.inherent.domain.watching.policy import Gravity, ShelvingBarred, UsualColour
from bazhua.grips.inherent.domain.watching.terms import LIMITS
from bazhua.kernel.errors import BadInput, NoRuleInForce, OutOfRange
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.words import say
from bazhua.law.terms import Colour

ASCENDING: Final = (LimitKind.LL, LimitKind.L, LimitKind.H, LimitKind.HH)
FALLING: Final = frozenset({LimitKind.LL, LimitKind.L})
SEVEREST_FIRST: Final = tuple(Colour)
HUNDRED: Final = Decimal(100)
PLACES: Final = Decimal("0.0001")

SHARES: Final[Mapping[MeasuredKind, Mapping[str, DetectedGas]]] = {
    MeasuredKind.FLAMMABLE_GAS: {
        "%LEL": DetectedGas.FLAMMABLE,
        "LEL·m": DetectedGas.FLAMMABLE_LINE,
    },
    MeasuredKind.TOXIC_GAS: {"%OEL": DetectedGas.TOXIC, "%IDLH": DetectedGas.TOXIC_IDLH},
    MeasuredKind.OXYGEN: {"%VOL": DetectedGas.OXYGEN},
}
"""Units in which the caps of GB/T 50493 stand; another unit needs what 100 % is in it."""

CAPPED: Final[Mapping[tuple[bool, LimitKind], int]] = {
    (False, LimitKind.H): 1,
    (False, LimitKind.HH): 2,
    (True, LimitKind.L): 1,
    (True, LimitKind.H): 2,
}
"""Whether it is oxygen, limit → alarm level of the standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measuring:
    """What is to be known of a point for its limits.

    Attributes:
        full: what 100 % of LEL or OEL is in its unit, where the unit is no share of it.
        level: of the major hazard installation it stands at.
    """

    measured: MeasuredKind
    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    full: Decimal | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A limit as it is set; in the unit of the point."""

    kind: LimitKind
    set_point: Decimal
    dead_band: Decimal
    on_delay_s: int
    off_delay_s: int
    latching: bool = False
    re_alarm_s: int = 0
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A limit as somebody asks for it; what he leaves open is set as is usual."""

    kind: LimitKind
    set_point: Decimal
    dead_band: Decimal | None = None
    on_delay_s: int | None = None
    off_delay_s: int | None = None
    latching: bool = False
    re_alarm_s: int = 0
    colour: Colour | None = None


def settled(book: PolicyBook, wanted: Wanted, point: Measuring) -> Setting:
    """Return a limit with what is usual in place of what was left open.

    Raises:
        OutOfRange: it lies outside the range of the point, or above a cap of GB/T 50493.
    """
    _check_range(wanted, point)
    _check_gas(book, wanted, point)
    on_s, off_s = _usual_delays(book, point.measured)
    band = _usual_band(book, wanted, point) if wanted.dead_band is None else wanted.dead_band
    if band < 0:
        raise OutOfRange("dead_band", band, say("不小于 0", "0 or more"))
    grave = is_grave(book, point.level)
    usual = book.row(UsualColour, limit=wanted.kind, grave=grave)
    return Setting(
        kind=wanted.kind,
        set_point=wanted.set_point,
        dead_band=band,
        on_delay_s=on_s if wanted.on_delay_s is None else wanted.on_delay_s,
        off_delay_s=off_s if wanted.off_delay_s is None else wanted.off_delay_s,
        latching=wanted.latching,
        re_alarm_s=wanted.re_alarm_s,
        colour=wanted.colour or usual.colour,
    )


def check_order(set_points: Mapping[LimitKind, Decimal]) -> None:
    """Refuse limits of a point that do not rise from LL to HH.

    Raises:
        BadInput: one does not lie below the next.
    """
    standing = [kind for kind in ASCENDING if kind in set_points]
    for lower, upper in pairwise(standing):
        if set_points[lower] >= set_points[upper]:
            problem = say(
                "{lower} {low} 须小于{upper} {high}",
                "{lower} {low} must lie below {upper} {high}",
                lower=LIMITS[lower],
                low=set_points[lower],
                upper=LIMITS[upper],
                high=set_points[upper],
            )
            raise BadInput("set_point", problem)


def is_looser(before: Setting, after: Setting | None) -> bool:
    """Tell whether a limit alarms later, or less gravely, than before; ended it never does."""
    if after is None or after.on_delay_s > before.on_delay_s:
        return True
    if SEVEREST_FIRST.index(after.colour) > SEVEREST_FIRST.index(before.colour):
        return True
    if before.kind is LimitKind.DI:
        return after.set_point != before.set_point
    if before.kind in FALLING:
        return after.set_point < before.set_point
    return after.set_point > before.set_point


def is_grave(book: PolicyBook, level: int | None) -> bool:
    """Tell whether an installation of a level needs a second person for a looser limit."""
    return level is not None and level <= book.row(Gravity).up_to_mhi_level


def is_shelvable(book: PolicyBook, kind: LimitKind, level: int | None) -> bool:
    """Tell whether the alarm of a limit may be shelved."""
    barred = book.row(ShelvingBarred)
    return kind not in barred.limits or level is None or level > barred.up_to_mhi_level


def check_unit(point: Measuring) -> None:
    """Refuse a gas detector of which the caps of GB/T 50493 cannot be told.

    Raises:
        BadInput: its unit is no share, and nobody said what 100 % is in it.
    """
    shares = SHARES.get(point.measured)
    if shares and point.unit not in shares and not point.full:
        problem = say(
            "单位不是 {units}，请填写 100% 相当于多少 {unit}",
            "the unit is none of {units}; say what 100 % is in {unit}",
            units=", ".join(shares),
            unit=point.unit,
        )
        raise BadInput("full", problem)


def as_share(point: Measuring, value: Decimal) -> tuple[DetectedGas, Decimal] | None:
    """Return by which measure a gas detector is capped, and a value in it; nothing for others."""
    shares = SHARES.get(point.measured)
    if shares is None:
        return None
    if point.unit in shares:
        return shares[point.unit], value
    if not point.full:
        return None
    first = next(iter(shares.values()))
    return first, (value / point.full * HUNDRED).quantize(PLACES)


def _check_range(wanted: Wanted, point: Measuring) -> None:
    if wanted.kind not in ASCENDING or point.low is None or point.high is None:
        return
    if not point.low <= wanted.set_point <= point.high:
        allowed = say(
            "量程 {low} 至 {high} {unit} 之内",
            "within the range {low} to {high} {unit}",
            low=point.low,
            high=point.high,
            unit=point.unit,
        )
        raise OutOfRange("set_point", wanted.set_point, allowed)


def _check_gas(book: PolicyBook, wanted: Wanted, point: Measuring) -> None:
    share = as_share(point, wanted.set_point)
    if share is None:
        return
    gas, value = share
    level = CAPPED.get((gas is DetectedGas.OXYGEN, wanted.kind))
    if level is None or value < 0:
        return
    answer = set_point(book, gas=gas, level=level, value=value)
    if not answer.result.accepted:
        allowed = say(
            "{step}（{clause}）",
            "{step} ({clause})",
            step=answer.steps[0],
            clause=answer.clauses[0],
        )
        raise OutOfRange("set_point", wanted.set_point, allowed)


def _usual_band(book: PolicyBook, wanted: Wanted, point: Measuring) -> Decimal:
    if wanted.kind not in ASCENDING:
        return Decimal(0)
    try:
        row = book.row(UsualDeadBand, measured=point.measured)
    except NoRuleInForce:
        return Decimal(0)
    if row.basis is BandBasis.UNIT:
        return row.amount
    whole = abs(wanted.set_point) if row.basis is BandBasis.SET_POINT else _span(point)
    return (whole * row.amount / HUNDRED).quantize(PLACES)


def _usual_delays(book: PolicyBook, measured: MeasuredKind) -> tuple[int, int]:
    try:
        row = book.row(UsualDelay, measured=measured)
    except NoRuleInForce:
        return 0, 0
    return row.on_s, row.off_s


def _span(point: Measuring) -> Decimal:
    return Decimal(0) if point.low is None or point.high is None else point.high - point.low
