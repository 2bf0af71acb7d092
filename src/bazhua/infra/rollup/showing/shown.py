"""How indicators are shown: declared once by each part, beside its pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from bazhua.infra.rollup.core.declare import Indicator
from bazhua.infra.rollup.core.rates import Per
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.cells import Cell, Codes
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Word

CodeWords: TypeAlias = Callable[[], Mapping[str, Word]]
"""What the codes of a dimension are called, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Area:
    """Figures that stand side by side in one table."""

    key: str
    heading: Word


@dataclass(frozen=True, slots=True)
class Spread:
    """How the buckets of a histogram are shown: heading, what is counted, unit of the edges."""

    heading: Word
    note: Word
    unit: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An indicator, or the part of one, as pages show it.

    Attributes:
        opens: name of the address of the list that takes ``?behind=``.
        codes: dimension → what its codes are called.
        part: names it where it is only a part of its indicator, which ``where`` narrows.
        share_of: key of the figure that it is a share of.
        small: changes are told as ±N, never in per cent.
        settles_days: for so many days after its end a number can still change.
        spread: of a histogram.
        per: it is a rate: what is counted, set against what is known of the region.
    """

    indicator: Indicator
    heading: Word
    area: Area
    opens: str
    codes: Mapping[str, CodeWords]
    part: str = ""
    where: Codes = field(default_factory=dict)
    share_of: str = ""
    small: bool = False
    settles_days: int = 0
    spread: Spread | None = None
    per: Per | None = None

    @property
    def key(self) -> str:
        """What names it in addresses."""
        return f"{self.indicator.key}.{self.part}" if self.part else self.indicator.key

    @property
    def unit(self) -> Word:
        """In what it is told."""
        return self.per.unit if self.per else self.indicator.unit

    @property
    def dimensions(self) -> Mapping[str, Word]:
        """Dimension → its word, of all that it can be told apart by."""
        told = self.indicator.dimensions
        return {each.key: each.word for each in told if each.key not in self.where}

    def fits(self, where: Codes) -> bool:
        """Return whether it can be narrowed so: what was just found has no grade yet."""
        own = all(where.get(key, code) == code for key, code in self.where.items())
        return own and where.keys() <= self.indicator.keys

    def cell(self, path: Path, window: Window, where: Codes | None = None) -> Cell:
        """Return one number of it."""
        told = {**(where or {}), **self.where}
        return Cell(indicator=self.indicator.key, path=path, window=window, where=told)

    def address(self, cell: Cell) -> str:
        """Return where the records behind a number are listed."""
        return f"{reverse(self.opens)}?{urlencode({'behind': cell.text()})}"


def shown() -> Mapping[str, Shown]:
    """Return everything that is shown, by key, as ``ROLLUP_SHOWN`` names it."""
    return _by_key(settings.ROLLUP_SHOWN)


def areas() -> Mapping[str, tuple[Area, Sequence[Shown]]]:
    """Return the areas by key, each with its figures, in the order of their declaration."""
    found: dict[str, tuple[Area, list[Shown]]] = {}
    for one in shown().values():
        found.setdefault(one.area.key, (one.area, []))[1].append(one)
    return dict(found)


@cache
def _by_key(dotted: str) -> Mapping[str, Shown]:
    declared: Sequence[Shown] = import_string(dotted)
    return {one.key: one for one in declared}
