"""Layers: what a map tells of regions, and at whom in them something is the matter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.module_loading import import_string

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.reach import LEVELS, standing_at
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks, of which place, when."""

    actor: Actor
    place: Path
    at: datetime

    @property
    def column(self) -> str:
        """The column that holds the node right below the place."""
        return LEVELS[len(self.place.ids()) + 1]


@dataclass(frozen=True, slots=True)
class Matter:
    """At whom something is the matter: ids of nodes in the fifth rung of the tree."""

    colour: Colour
    word: Word
    nodes: QuerySet[Any]


Matters: TypeAlias = Callable[[Asked], Sequence[Matter]]
"""What is the matter at a place, the worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLayer:
    """A figure of any day.

    Attributes:
        figure: key of what is shown.
        word: what it is called by itself, outside a table of figures.
    """

    figure: str
    word: Word
    matters: Matters | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """How many, and the worst colour among them."""

    number: int
    worst: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveLayer:
    """Records of this moment.

    Attributes:
        right: resource and action that one must hold to see it.
        hint: kind of the hints by which it is fetched anew.
        colours: what each colour means.
        spread: node right below the place → how many.
        opens: address of the records, by the code of a region and their amount.
    """

    key: str
    word: Word
    unit: Word
    definition: Word
    right: tuple[str, str]
    hint: str
    colours: Mapping[Colour, Text]
    spread: Callable[[Asked], Mapping[int, Amount]]
    opens: Callable[[str, Amount | None], str]
    matters: Matters


Layer: TypeAlias = FigureLayer | LiveLayer


def layers() -> Mapping[str, Layer]:
    """Return all layers by key, in their order, as ``MAP_LAYERS`` names them."""
    return _by_key(settings.MAP_LAYERS)


def by_colour(rows: ScopedQuerySet[Any], asked: Asked) -> Mapping[int, Mapping[Colour, int]]:
    """Return how many of some records stand at each node right below a place, by colour."""
    below = rows.filter(standing_at(asked.place))
    counted = below.values_list(asked.column, "colour").annotate(number=Count("pk")).order_by()
    found: dict[int, dict[Colour, int]] = {}
    for node, colour, number in counted:
        found.setdefault(node, {})[Colour(colour)] = number
    return found


def nodes_by_colour(
    rows: ScopedQuerySet[Any], asked: Asked, words: Mapping[Colour, Word]
) -> tuple[Matter, ...]:
    """Return at whom records of each colour stand at a place, the worst colour first."""
    below = rows.filter(standing_at(asked.place), enterprise_id__isnull=False)
    return tuple(
        Matter(colour, word, below.filter(colour=colour.value).values("enterprise_id"))
        for colour, word in words.items()
    )


@cache
def _by_key(dotted: str) -> Mapping[str, Layer]:
    declared: Sequence[Layer] = import_string(dotted)
    return {one.figure if isinstance(one, FigureLayer) else one.key: one for one in declared}
