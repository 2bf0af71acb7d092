"""The numbers of a layer at a region and below it, each with the address of its records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bazhua.infra.maps.layers import Asked, FigureLayer, Layer, LiveLayer, Matter
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.figures import children, figure
from bazhua.infra.rollup.showing.shown import shown
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.words import Word
from bazhua.law.terms import Colour
from bazhua.registry.interfaces.maps import Region
from bazhua.web.map.asking import Asking


@dataclass(frozen=True, slots=True)
class Number:
    """A number, the address of its records, and the worst colour among them."""

    value: int
    href: str
    colour: Colour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A layer as it is told of a region.

    Attributes:
        own: the number of the region itself; none where parts do not add up to one.
        below: node → its number.
        colours: what colours mean, where regions are told by their worst.
    """

    heading: Word
    unit: Word
    definition: Word
    own: Number | None
    below: Mapping[int, Number]
    colours: Mapping[Colour, Text]


def reading(layer: Layer, asking: Asking, lower: Sequence[Region], asked: Asked) -> Reading:
    """Return what a layer tells of a region and of those below it."""
    if isinstance(layer, LiveLayer):
        return _live(layer, lower, asked)
    return _figure(layer, asking, asked)


def matters(layer: Layer, asked: Asked) -> Sequence[Matter]:
    """Return what a layer marks enterprises with."""
    if isinstance(layer, FigureLayer):
        return layer.matters(asked) if layer.matters else ()
    return layer.matters(asked)


def _figure(layer: FigureLayer, asking: Asking, asked: Asked) -> Reading:
    one = shown()[layer.figure]
    window = Window(asking.day, asking.day)
    cell = one.cell(asked.place, window, asking.where)
    question = cell.question(asking.today)
    below = {
        int(node): Number(value or 0, one.address(cell.below(node)) if value else "")
        for node, value in children(question).items()
    }
    own = figure(question) or 0
    return Reading(
        heading=layer.word,
        unit=one.indicator.unit,
        definition=one.indicator.definition,
        own=Number(own, one.address(cell) if own else ""),
        below=below,
        colours={},
    )


def _live(layer: LiveLayer, lower: Sequence[Region], asked: Asked) -> Reading:
    codes = {region.node_id: region.code for region in lower}
    amounts = layer.spread(asked)
    below = {
        node: Number(amount.number, layer.opens(codes[node], amount), amount.worst)
        for node, amount in amounts.items()
        if node in codes
    }
    return Reading(
        heading=layer.word,
        unit=layer.unit,
        definition=layer.definition,
        own=None,
        below=below,
        colours=layer.colours,
    )
