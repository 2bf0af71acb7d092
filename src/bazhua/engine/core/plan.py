"""Definitions as columns: what the core looks up while it judges.

Set points and the edges of dead bands are summed as decimals and rounded to a double once, so a
reading is held against the double nearest to the decimal that a person meant: 0.3 − 0.1 is the
same number as a reading of 0.2. Limits that alarm downwards are kept with the sign turned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from bazhua.engine.core.codes import Flags, Floats, Ints, Rows, Signal
from bazhua.engine.core.definitions import LimitKind, Tolerances

Key: TypeAlias = tuple[str, LimitKind]

NONE: Final = -1
UNBOUNDED: Final = Decimal("1e300")
"""Stands for the span of a point without a measuring range; sums with it stay finite."""

HAIR: Final = 1e-9
"""Share by which a distance between two readings is not yet another: 0.3 − 0.2 is 0.1."""

FOREVER: Final = 2**61

SIGNALS: Final[Mapping[LimitKind, tuple[Signal, int]]] = {
    LimitKind.LL: (Signal.VALUE, -1),
    LimitKind.L: (Signal.VALUE, -1),
    LimitKind.H: (Signal.VALUE, 1),
    LimitKind.HH: (Signal.VALUE, 1),
    LimitKind.ROC_UP: (Signal.RATE, 1),
    LimitKind.ROC_DOWN: (Signal.RATE, -1),
    LimitKind.DI: (Signal.DISCRETE, 1),
    LimitKind.DEV: (Signal.DEVIATION, 1),
    LimitKind.BAD: (Signal.FAULT, 1),
}
"""What each kind watches, and whether it alarms upwards (1) or downwards (−1)."""


class Ties(NamedTuple):
    """What a limit names of others."""

    partner: str | None = None
    cause: Key | None = None


@dataclass(frozen=True, slots=True)
class PointPlan:
    """Columns by point.

    Attributes:
        actor: points that are compared with each other have the same; their readings are judged
            in order of arrival.
        first: of its limits; there are ``count`` of them.
        believed_low: readings below are out of range; so above ``believed_high``.
        spike: so far from the median of its recent values lies a spike.
        resolution: values that differ by less are the same.
        calm_low: the least value that reaches no limit that alarms downwards; ``calm_high`` is the
            greatest that reaches none that alarms upwards.
        kin: number of its group, −1 of none.
        group: the same, −1 also when it has a partner, which may well read the same.
        firm: number of its firm, −1 of none.
        steady: minutes after which it has read the same for too long; 0 lets nobody look.
        watched: its limits look at more than the value, so no reading is passed over.
    """

    actor: Rows
    first: Rows
    count: Rows
    period: Ints
    offline: Ints
    spike: Floats
    believed_low: Floats
    believed_high: Floats
    calm_low: Floats
    calm_high: Floats
    resolution: Floats
    flat: Ints
    flat_zero: Ints
    kin: Rows
    group: Rows
    firm: Rows
    steady: Ints
    watched: Flags


@dataclass(frozen=True, slots=True)
class LimitPlan:
    """Columns by limit; the limits of a point stand side by side, the graver ones last.

    Attributes:
        gravity: puts the limits of a point in order.
        raise_at: reached from here on, in the direction of ``sign``.
        clear_at: left below here.
        target: of DISCRETE: the value that alarms.
        rate: number among the limits of RATE, −1 of all others.
    """

    point: Rows
    gravity: Rows
    signal: Rows
    sign: Floats
    raise_at: Floats
    clear_at: Floats
    target: Floats
    on_delay: Ints
    off_delay: Ints
    latching: Rows
    window: Ints
    rate: Rows
    partner: Rows
    cause: Rows
    re_alarm: Ints
    shelvable: Flags
    position: Rows


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is watched.

    Attributes:
        paired: whether any points are compared with each other.
        effects: for a limit the limits that it is the cause of.
        groups: numbers of groups by name, in the order of their first points; so ``firms``.
        loose: of a limit the partner and the cause that are named and not there.
    """

    tags: Mapping[str, int]
    keys: Mapping[Key, int]
    points: PointPlan
    limits: LimitPlan
    effects: Mapping[int, Sequence[int]]
    tolerances: Tolerances
    paired: bool
    rates: int
    positions: int
    groups: Mapping[str, int]
    firms: Mapping[str, int]
    loose: Mapping[Key, Ties]


GRAVITY: Final = {kind: number for number, kind in enumerate(LimitKind)} | {
    LimitKind.L: 0,
    LimitKind.LL: 1,
}
