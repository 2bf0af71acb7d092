"""The numbers of monitoring: credibility of readings, nuisance alarms, usual dead bands and delays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

from bazhua.engine.core.definitions import Tolerances
from bazhua.kernel.policy.book import PolicyBook, PolicyRow

SINCE: Final = date(2022, 1, 1)
SECOND_MS: Final = 1_000
HOUR_MS: Final = 3_600 * SECOND_MS


class MeasuredKind(StrEnum):
    """What a point measures."""

    LEVEL = "LIQUID_LEVEL"
    TEMPERATURE = "TEMP"
    PRESSURE = "PRESS"
    FLOW = "FLOW"
    FLAMMABLE_GAS = "FLAM_GAS"
    TOXIC_GAS = "TOXIC_GAS"
    OXYGEN = "OXYGEN"
    METHANE = "METHANE"
    COMPOSITION = "COMPOSITION"
    DRY_BEACH = "DRY_BEACH"
    PHREATIC_DEPTH = "PHREATIC_DEPTH"
    DISPLACEMENT = "DISPLACEMENT"
    RAINFALL = "RAINFALL"
    DISCRETE = "DI"


class BandBasis(StrEnum):
    """What a dead band is a share of; of nothing where it stands in the unit of the point."""

    SPAN = "SPAN"
    SET_POINT = "SET_POINT"
    UNIT = "POINT_UNIT"


class Stored(StrEnum):
    """What monitoring leaves behind."""

    LOG = "LOG"
    READINGS = "READINGS"
    MINUTES = "MINUTES"
    TRANSITIONS = "TRANSITIONS"
    ASIDE = "ASIDE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credibility(PolicyRow):
    """From when on a reading, or its absence, is no longer believed."""

    table: ClassVar[str] = "alarm.credibility"

    future_s: int
    late_hours: int
    beyond_range_percent: Decimal
    spike_percent: Decimal
    spike_readings: int
    stale_periods: int
    offline_periods: int
    offline_least_s: int
    back_after: int
    copied_minutes: int
    firm_offline_percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion(PolicyRow):
    """When readings look as if somebody had tampered with them."""

    table: ClassVar[str] = "alarm.suspicion"

    steady_minutes: int
    clipped_percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Nuisance(PolicyRow):
    """Alarms that come too often, stay too long, or come all at once."""

    table: ClassVar[str] = "alarm.nuisance"

    chatter_count: int
    chatter_within_s: int
    chatter_off_delay_s: int
    standing_hours: int
    flood_from: int
    flood_below: int
    flood_within_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelving(PolicyRow):
    """How long an alarm may be shelved."""

    table: ClassVar[str] = "alarm.shelving"

    most_hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualDeadBand(PolicyRow):
    """The dead band of a limit for which nobody chose one."""

    table: ClassVar[str] = "alarm.dead_band"
    identity: ClassVar[tuple[str, ...]] = ("measured",)

    measured: MeasuredKind
    basis: BandBasis
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualDelay(PolicyRow):
    """The delays of a limit for which nobody chose any, seconds."""

    table: ClassVar[str] = "alarm.delay"
    identity: ClassVar[tuple[str, ...]] = ("measured",)

    measured: MeasuredKind
    on_s: int
    off_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatLine(PolicyRow):
    """How long the same reading is believed; zero longer, where zero is what is hoped for."""

    table: ClassVar[str] = "alarm.flat_line"
    identity: ClassVar[tuple[str, ...]] = ("measured",)

    measured: MeasuredKind
    hours: int
    zero_hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(PolicyRow):
    """How long it is kept, whole days of UTC; alarms themselves are kept always."""

    table: ClassVar[str] = "alarm.retention"
    identity: ClassVar[tuple[str, ...]] = ("stored",)

    stored: Stored
    kept_days: int


QUALITY: Final = "BZ/DATA-QUALITY"
USUAL: Final = "EEMUA191/DEAD-BAND"
RECALLED: Final = "EEMUA191/NUISANCE-M"
GAS: Final = "BZ/ALARM-GAS"
POND: Final = "BZ/ALARM-TAILINGS"
SUSPECTED: Final = "BZ/DATA-SUSPICION"
DAY_MINUTES: Final = 1_440
KEPT: Final = "BZ/TELEMETRY-RETENTION"
YEAR_DAYS: Final = 366

ROWS: tuple[PolicyRow, ...] = (
    Credibility(
        clause=QUALITY,
        since=SINCE,
        future_s=300,
        late_hours=24,
        beyond_range_percent=Decimal(1),
        spike_percent=Decimal(30),
        spike_readings=2,
        stale_periods=2,
        offline_periods=3,
        offline_least_s=300,
        back_after=3,
        copied_minutes=10,
        firm_offline_percent=90,
    ),
    Suspicion(clause=SUSPECTED, since=SINCE, steady_minutes=60, clipped_percent=60),
    Nuisance(
        clause=RECALLED,
        since=SINCE,
        chatter_count=3,
        chatter_within_s=60,
        chatter_off_delay_s=60,
        standing_hours=24,
        flood_from=10,
        flood_below=5,
        flood_within_s=600,
    ),
    Shelving(clause="BZ/ALARM-SHELVING", since=SINCE, most_hours=8),
    *(
        UsualDeadBand(
            clause=clause, since=SINCE, measured=measured, basis=basis, amount=Decimal(amount)
        )
        for clause, measured, basis, amount in (
            (USUAL, MeasuredKind.FLOW, BandBasis.SPAN, 5),
            (USUAL, MeasuredKind.LEVEL, BandBasis.SPAN, 2),
            (USUAL, MeasuredKind.PRESSURE, BandBasis.SPAN, 2),
            (USUAL, MeasuredKind.TEMPERATURE, BandBasis.SPAN, 1),
            (USUAL, MeasuredKind.COMPOSITION, BandBasis.SPAN, 1),
            (GAS, MeasuredKind.FLAMMABLE_GAS, BandBasis.UNIT, 2),
            (GAS, MeasuredKind.TOXIC_GAS, BandBasis.SET_POINT, 5),
            (GAS, MeasuredKind.OXYGEN, BandBasis.SPAN, 1),
            (GAS, MeasuredKind.METHANE, BandBasis.SPAN, 0),
            (POND, MeasuredKind.DRY_BEACH, BandBasis.SPAN, 1),
            (POND, MeasuredKind.PHREATIC_DEPTH, BandBasis.SPAN, 1),
            (POND, MeasuredKind.DISPLACEMENT, BandBasis.SPAN, 1),
            (POND, MeasuredKind.RAINFALL, BandBasis.SPAN, 0),
        )
    ),
    *(
        UsualDelay(clause=clause, since=SINCE, measured=measured, on_s=on_s, off_s=off_s)
        for clause, measured, on_s, off_s in (
            (RECALLED, MeasuredKind.FLOW, 15, 15),
            (RECALLED, MeasuredKind.LEVEL, 60, 60),
            (RECALLED, MeasuredKind.PRESSURE, 15, 15),
            (RECALLED, MeasuredKind.TEMPERATURE, 60, 60),
            (GAS, MeasuredKind.FLAMMABLE_GAS, 0, 30),
            (GAS, MeasuredKind.TOXIC_GAS, 0, 30),
            (GAS, MeasuredKind.OXYGEN, 0, 30),
            (GAS, MeasuredKind.METHANE, 0, 0),
            (POND, MeasuredKind.DRY_BEACH, 60, 60),
            (POND, MeasuredKind.PHREATIC_DEPTH, 60, 60),
            (POND, MeasuredKind.DISPLACEMENT, 60, 60),
            (POND, MeasuredKind.RAINFALL, 0, 60),
            (GAS, MeasuredKind.DISCRETE, 0, 2),
        )
    ),
    *(
        FlatLine(clause=QUALITY, since=SINCE, measured=measured, hours=hours, zero_hours=zero_hours)
        for measured, hours, zero_hours in (
            (MeasuredKind.TEMPERATURE, 2, 2),
            (MeasuredKind.PRESSURE, 2, 2),
            (MeasuredKind.FLOW, 2, 2),
            (MeasuredKind.FLAMMABLE_GAS, 6, 168),
            (MeasuredKind.TOXIC_GAS, 6, 168),
        )
    ),
    *(
        Retention(clause=KEPT, since=SINCE, stored=stored, kept_days=days)
        for stored, days in (
            (Stored.LOG, 3),
            (Stored.READINGS, 30),
            (Stored.MINUTES, 2 * YEAR_DAYS),
            (Stored.TRANSITIONS, 3 * YEAR_DAYS),
            (Stored.ASIDE, 30),
        )
    ),
)


def tolerances(book: PolicyBook) -> Tolerances:
    """Return the numbers that the engine judges by, those in force in a book."""
    trust, noise = book.row(Credibility), book.row(Nuisance)
    return Tolerances(
        future=trust.future_s * SECOND_MS,
        late=trust.late_hours * HOUR_MS,
        beyond_range_percent=trust.beyond_range_percent,
        spike_percent=trust.spike_percent,
        spike_most=trust.spike_readings,
        stale_periods=trust.stale_periods,
        offline_periods=trust.offline_periods,
        offline_least=trust.offline_least_s * SECOND_MS,
        back_after=trust.back_after,
        copied_minutes=trust.copied_minutes,
        chatter_count=noise.chatter_count,
        chatter_within=noise.chatter_within_s * SECOND_MS,
        chatter_off_delay=noise.chatter_off_delay_s * SECOND_MS,
        standing=noise.standing_hours * HOUR_MS,
        flood_from=noise.flood_from,
        flood_below=noise.flood_below,
        flood_within=noise.flood_within_s * SECOND_MS,
        shelved_most=book.row(Shelving).most_hours * HOUR_MS,
        firm_offline_percent=trust.firm_offline_percent,
        clipped_minutes=book.row(Suspicion).clipped_percent * DAY_MINUTES // 100,
    )


def kept_days(book: PolicyBook) -> Mapping[Stored, int]:
    """Return for how many days each is kept, by the rows in force in a book."""
    return {stored: book.row(Retention, stored=stored).kept_days for stored in Stored}
