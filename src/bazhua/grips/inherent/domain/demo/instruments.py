"""Instruments of the plants of a demonstration, as their makers sell them."""

from decimal import Decimal
from typing import Any, Final

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.demo.terms import Instrument

PERIOD_S: Final = 5
"""So often every instrument sends."""

TEN_MINUTES: Final = 600
HALF_HOUR: Final = 1_800
THREE_HOURS: Final = 10_800
BY_UNIT: Final = {
    "kPa": MeasuredKind.PRESSURE,
    "%": MeasuredKind.LEVEL,
    "℃": MeasuredKind.TEMPERATURE,
}


def meter(
    sign: str, name: str, unit: str, span: tuple[str, str], limits: str = "", **told: Any
) -> Instrument:
    """Return an instrument; limits as "H 80 HH 90"."""
    words = limits.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return Instrument(
        sign=sign,
        name=f"{name} {sign}",
        unit=unit,
        low=Decimal(span[0]),
        high=Decimal(span[1]),
        limits={LimitKind(kind): Decimal(value) for kind, value in pairs},
        **told,
    )


def level(sign: str, name: str, usual: float) -> Instrument:
    """Return a meter of a level in per cent."""
    return meter(
        sign, name, "%", ("0", "100"), "LL 5 L 10 H 80 HH 90",
        measured=MeasuredKind.LEVEL, usual=usual, noise=0.05, swing=2.0,
    )  # fmt: skip


def celsius(sign: str, name: str, usual: float, limits: str) -> Instrument:
    """Return a thermometer."""
    return meter(
        sign, name, "℃", ("-50", "150"), limits,
        measured=MeasuredKind.TEMPERATURE, usual=usual, noise=0.08, swing=1.2,
    )  # fmt: skip


def megapascal(sign: str, name: str, usual: float, limits: str) -> Instrument:
    """Return a pressure gauge."""
    return meter(
        sign, name, "MPa", ("0", "2.5"), limits,
        measured=MeasuredKind.PRESSURE, usual=usual, noise=0.002, swing=0.02, places=3,
    )  # fmt: skip


def flammable(sign: str, name: str) -> Instrument:
    """Return a detector of flammable gas."""
    return meter(
        sign, name, "%LEL", ("0", "100"), "H 25 HH 50",
        measured=MeasuredKind.FLAMMABLE_GAS, usual=2.0, noise=0.3, swing=0.5, places=1,
    )  # fmt: skip


def toxic(sign: str, name: str) -> Instrument:
    """Return a detector of toxic gas."""
    return meter(
        sign, name, "%OEL", ("0", "300"), "H 100 HH 200",
        measured=MeasuredKind.TOXIC_GAS, usual=6.0, noise=0.8, swing=1.5, places=1,
    )  # fmt: skip


def pump(sign: str, name: str) -> Instrument:
    """Return what tells whether a machine runs; 0 is stopped."""
    return Instrument(
        sign=sign, name=f"{name} {sign}", measured=MeasuredKind.DISCRETE, unit="",
        limits={LimitKind.DI: Decimal(0)}, usual=1.0, places=0,
    )  # fmt: skip


def recorded(
    sign: str, name: str, column: int, unit: str, high: str, limits: str = ""
) -> Instrument:
    """Return an instrument of the recorded process."""
    return meter(
        sign, name, unit, ("0", high), limits, measured=BY_UNIT[unit], usual=0.0, column=column
    )
