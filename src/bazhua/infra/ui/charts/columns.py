"""Numbers of days that follow each other as columns from zero; each opens its records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.words import Phrase, Word

WIDTH: Final = 1000
HEIGHT: Final = 300
FREE: Final = 0.25
"""Part of a stretch that stays free between two columns."""

LEAST: Final = 2.0
"""A number that is not zero is seen, however small it is beside the others."""

SAID: Final = Word("{day}：{value}", "{day}: {value}")


@dataclass(frozen=True, slots=True)
class Day:
    """The number of a day, and the address of its records."""

    day: date
    value: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A column as it is drawn."""

    x: float
    y: float
    width: float
    height: float
    said: Text
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The drawing, in a field of `WIDTH` by `HEIGHT`.

    Attributes:
        label: what is drawn, for who cannot see it.
        most: the greatest number, which reaches to the top.
    """

    template: ClassVar[str] = "ui/parts/columns.html"

    label: Text
    unit: Text
    most: int
    bars: tuple[Bar, ...]
    since: date
    until: date


def columns(label: Text, unit: Text, days: Sequence[Day]) -> Columns:
    """Return the drawing of days that follow each other.

    Raises:
        ValueError: there is no day.
    """
    most = max(one.value for one in days)
    step = WIDTH / len(days)
    drawn = tuple(
        _bar(one, place * step, step, most) for place, one in enumerate(days) if one.value
    )
    return Columns(
        label=label, unit=unit, most=most, bars=drawn, since=days[0].day, until=days[-1].day
    )


def _bar(one: Day, left: float, step: float, most: int) -> Bar:
    height = max(round(HEIGHT * one.value / most, 1), LEAST)
    return Bar(
        x=round(left + step * FREE / 2, 1),
        y=round(HEIGHT - height, 1),
        width=round(step * (1 - FREE), 1),
        height=height,
        said=Phrase(SAID, {"day": one.day, "value": f"{one.value:,}"}),
        href=one.href,
    )
