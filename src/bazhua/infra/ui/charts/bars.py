"""Bars beside each other, each with its text, its number and what it was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from bazhua.infra.ui.parts.text import Part, Text

WIDTH: Final = 1000


@dataclass(frozen=True, slots=True)
class Amount:
    """What is drawn as one bar: its text, its number as it is read, how much, how much before."""

    text: Part
    number: Part
    value: float
    before: float = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a field of `WIDTH`.

    Attributes:
        before: where the mark stands of what it was before; none where that was nothing.
    """

    text: Part
    number: Part
    width: float
    before: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """The drawing.

    Attributes:
        now: what the bars are, for the key; and what the marks are.
    """

    template: ClassVar[str] = "ui/parts/bars.html"

    label: Text
    bars: tuple[Bar, ...]
    now: Text = ""
    before: Text = ""


def bars(label: Text, amounts: Sequence[Amount], *, now: Text = "", before: Text = "") -> Bars:
    """Return the drawing of amounts from 0 on, the longest as wide as the field."""
    most = max((max(one.value, one.before) for one in amounts), default=0) or 1
    drawn = tuple(
        Bar(
            one.text,
            one.number,
            round(one.value / most * WIDTH, 1),
            round(one.before / most * WIDTH, 1) if one.before else None,
        )
        for one in amounts
    )
    marked = any(one.before for one in amounts)
    return Bars(label=label, bars=drawn, now=now, before=before if marked else "")
