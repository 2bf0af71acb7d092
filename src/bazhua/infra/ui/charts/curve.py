"""A line over equal stretches of time, with the line of the stretches a year before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from bazhua.infra.ui.parts.text import Part, Text

WIDTH: Final = 1000
HEIGHT: Final = 240
FREE: Final = 1.08
"""The greatest value stands a little below the upper edge."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time: its text, its number as it is read, how much, how much a year before.

    Nothing is not 0: where there is no number the line has a gap.
    """

    text: Text
    number: Part
    value: float | None
    before: float | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The drawing; paths are in a field of `WIDTH` by `HEIGHT`, from 0 up.

    Attributes:
        label: what is drawn, for who cannot see it.
        area: below the line; empty when the line has a gap.
        earlier: the line of a year before; empty when there was nothing.
        steps: texts and numbers of the stretches, in their order.
    """

    template: ClassVar[str] = "ui/parts/curve.html"

    label: Text
    top: str
    line: str
    area: str
    earlier: str
    steps: tuple[tuple[Text, Part], ...]
    now: Text = ""
    before: Text = ""


def curve(label: Text, stretches: Sequence[Stretch], *, now: Text = "", before: Text = "") -> Curve:
    """Return the drawing of stretches in order of time."""
    values = [one.value for one in stretches]
    earlier = [one.before for one in stretches]
    most = max([1, *(value for value in (*values, *earlier) if value is not None)])
    line = _path(values, most)
    right = _x(len(values) - 1, len(values))
    return Curve(
        label=label,
        top=f"{most:,}",
        line=line,
        area="" if None in values else f"{line}L{right},{HEIGHT}L{_x(0, len(values))},{HEIGHT}Z",
        earlier=_path(earlier, most) if any(earlier) else "",
        steps=tuple((one.text, one.number) for one in stretches),
        now=now,
        before=before,
    )


def _x(place: int, of: int) -> float:
    return round((place + 0.5) / of * WIDTH, 1)


def _path(values: Sequence[float | None], most: float) -> str:
    drawn, begins = "", True
    for place, value in enumerate(values):
        if value is not None:
            y = round(HEIGHT - value / most / FREE * HEIGHT, 1)
            drawn += f"{'M' if begins else 'L'}{_x(place, len(values))},{y}"
        begins = value is None
    return drawn
