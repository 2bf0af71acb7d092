"""What is watched, as people define it: points, their limits, and the numbers of the rule book."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class LimitKind(StrEnum):
    """Kind of a limit: value (LL, L, H, HH), rate of change, discrete, deviation, bad quality."""

    LL = "LL"
    L = "L"
    H = "H"
    HH = "HH"
    ROC_UP = "ROC+"
    ROC_DOWN = "ROC-"
    DI = "DI"
    DEV = "DEV"
    BAD = "BAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit of a point; (point, kind) is its key.

    Attributes:
        set_point: in the unit of the point; for ROC in that unit per minute; the state of DI that
            alarms. BAD has none: give 0.
        dead_band: how far behind the set point a value lies before the alarm may go off, ≥ 0.
        on_delay_ms: how long every reading must have reached the set point.
        off_delay_ms: how long every reading must lie beyond the dead band.
        window_ms: of ROC: how far back the reading lies that is compared with.
        partner: of DEV: the point that this one is compared with.
        cause: kind and point of the limit whose active alarm keeps this one from being announced.
        re_alarm_ms: an acknowledged alarm that stays is announced again after this; 0 is never.
        position: number of the operator position that hears it.
    """

    point: str
    kind: LimitKind
    set_point: Decimal
    dead_band: Decimal = Decimal(0)
    on_delay_ms: int = 0
    off_delay_ms: int = 0
    latching: bool = False
    window_ms: int = 60_000
    partner: str | None = None
    cause: tuple[str, LimitKind] | None = None
    re_alarm_ms: int = 0
    shelvable: bool = True
    position: int = 0

    @property
    def key(self) -> tuple[str, LimitKind]:
        """What tells this limit from all others."""
        return (self.point, self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A measuring point.

    Attributes:
        period_ms: how often it sends.
        low: lower end of the measuring range; with ``high`` it gives the span. Both or none.
        resolution: readings that differ by less are the same; 0 lets no flat line be found.
        group: points of one group are looked through for copied curves; without one it is not.
        flat_ms: how long the same reading is believed; ``flat_zero_ms`` where it is 0.
        firm: whose point it is; points of one firm that are all silent are one event.
        steady_minutes: so long it may read the same to the last digit, and not 0, while others of
            its group move; 0 lets nobody look.
    """

    tag: str
    period_ms: int
    low: Decimal | None = None
    high: Decimal | None = None
    resolution: Decimal = Decimal(0)
    group: str = ""
    flat_ms: int = 0
    flat_zero_ms: int = 0
    firm: str = ""
    steady_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """The numbers of the rule book that hold for every point; times in milliseconds.

    Attributes:
        future: how far ahead of its arrival a reading may claim to be.
        late: how long after its time a reading is still taken into history.
        beyond_range_percent: of the span: so far outside the range a reading is still believed.
        spike_percent: of the span: so far from the median of the last five lies a spike.
        spike_most: readings after which a jump that has not returned is no spike.
        stale_periods: silence of more than so many periods is STALE.
        offline_periods: silence of more than so many periods, at least ``offline_least``, is OFFLINE.
        back_after: readings in a row that end OFFLINE.
        copied_minutes: so long two points must read the same, in step, to be copied.
        chatter_count: so many alarms of one limit within ``chatter_within`` are chattering; then
            the off-delay is at least ``chatter_off_delay``.
        standing: an alarm active for longer stands.
        flood_from: so many announcements to one position within ``flood_within`` begin a flood;
            fewer than ``flood_below`` end it.
        shelved_most: how long an alarm may be shelved.
        firm_offline_percent: of the connected points of a firm; when so many are OFFLINE, it is.
        clipped_minutes: of one day; a value so long just short of a set point may be clipped.
    """

    future: int
    late: int
    beyond_range_percent: Decimal
    spike_percent: Decimal
    spike_most: int
    stale_periods: int
    offline_periods: int
    offline_least: int
    back_after: int
    copied_minutes: int
    chatter_count: int
    chatter_within: int
    chatter_off_delay: int
    standing: int
    flood_from: int
    flood_below: int
    flood_within: int
    shelved_most: int
    firm_offline_percent: int
    clipped_minutes: int
