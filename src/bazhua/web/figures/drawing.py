"""Figures as tables, bars and a curve."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bazhua.infra.rollup.core.read import Bucket
from bazhua.infra.rollup.showing.shown import Shown
from bazhua.infra.rollup.showing.tables import Line, Number, Spreading
from bazhua.infra.ui.charts.bars import Amount, Bars, bars
from bazhua.infra.ui.charts.curve import Curve, Stretch, curve
from bazhua.infra.ui.parts.record import Action, Fact
from bazhua.infra.ui.parts.tabbed import Beside, Facts, Panel
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import Drawn, Link, Part, Text, said
from bazhua.kernel.words import Phrase, Word
from bazhua.web.figures import words
from bazhua.web.figures.asking import Picked
from bazhua.web.figures.telling import (
    before,
    change,
    defined,
    height,
    height_before,
    in_line,
    linked,
    month,
    span,
)

NAME_EM = 8
NOTHING = Empty(words.NO_FIGURES, words.NO_FIGURES_FILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Figures with all that is said about them.

    Attributes:
        parts: in the order in which they are shown.
        head: what the lines are told apart by.
        all_of: what all of them together are called.
        called: what a line is called; ``href`` is where it leads, empty where nowhere.
    """

    picked: Picked
    whole: Line
    parts: Sequence[Line]
    head: Text
    all_of: Text
    called: Callable[[str], Text]
    href: Callable[[str], str]
    at: datetime


def figures(told: Told, *ways: Action, instead: Drawn | None = None) -> Panel:
    """Return the numbers: of one figure with the year before and bars, of several side by side.

    Args:
        ways: to see them otherwise.
        instead: drawn in place of the table.
    """
    one = told.picked.single
    if one is None:
        note = Phrase(words.AREA_NOTE, {"at": told.at})
        return Panel(title=_by(told), body=lines(told), note=note)
    word = words.MAP_NOTE if instead else words.TABLE_NOTE
    note = Phrase(word, {"unit": one.unit, "at": told.at})
    table = lines(told)
    body = instead or (Beside(table, _bars(told, one)) if _several(told, one) else table)
    return Panel(title=_by(told), body=body, note=note, actions=ways)


def lines(told: Told) -> Table:
    """Return the table alone: of one figure with the year before, of several side by side."""
    one = told.picked.single
    return _side_by_side(told) if one is None else _compared(told, one)


def curved(one: Shown, numbers: Sequence[Number], ways: tuple[Action, ...]) -> Panel:
    """Return the months of one figure as a curve; each number opens its records."""
    stretches = [
        Stretch(
            month(number.cell.window), linked(one, number), height(number), height_before(number)
        )
        for number in numbers
    ]
    label = Phrase(words.MONTHS_OF, {"figure": one.heading, "months": len(numbers)})
    body: Curve = curve(label, stretches, now=words.THIS_TIME, before=words.YEAR_BEFORE)
    return Panel(title=words.MONTHS, body=body, actions=ways)


def spreading(one: Shown, spreads: Sequence[tuple[Text, Spreading]]) -> Panel:
    """Return how a histogram spreads, by what it is told apart by; each number opens its records."""
    edges = one.indicator.edges
    heading = one.spread.heading if one.spread else one.heading
    heads = (words.SPAN, *(head for head, _ in spreads))
    if len(spreads) == 1:
        return _histogram(one, heading, spreads[0][1])
    rows = [
        (span(_bucket(edges, place), one), *_fallen(one, spreads, place))
        for place in range(len(edges) + 1)
    ]
    rows.append((words.MIDDLE, *(span(each.middle, one) for _, each in spreads)))
    body = Table(
        caption=heading,
        columns=tuple(Column(head, 5, number=place > 0) for place, head in enumerate(heads)),
        rows=tuple(Row("", cells) for cells in rows),
    )
    return Panel(title=heading, body=body, note=one.spread.note if one.spread else "")


def _histogram(one: Shown, heading: Text, found: Spreading) -> Panel:
    """Return a histogram that is not told apart: its bars are its table."""
    edges = one.indicator.edges
    amounts = []
    for place in range(len(edges) + 1):
        number = found.numbers.get(place)
        text = span(_bucket(edges, place), one)
        told = linked(one, number) if number else "0"
        amounts.append(Amount(text, told, number.value if number else 0))
    middle: dict[str, Phrase | Word | str] = {
        "note": one.spread.note if one.spread else "",
        "middle": said(span(found.middle, one)),
    }
    body = bars(heading, amounts)
    return Panel(title=heading, body=body, note=Phrase(words.WITH_MIDDLE, middle))


def definitions(columns: Sequence[Shown]) -> Panel:
    """Return what each figure counts."""
    told = {one.indicator.key: one for one in columns if not one.part} or {
        one.indicator.key: one for one in columns if not one.per
    }
    told |= {one.key: one for one in columns if one.per}
    return Panel(
        title=words.DEFINITIONS,
        body=Facts(tuple(Fact(one.heading, defined(one)) for one in told.values())),
    )


def _by(told: Told) -> Text:
    return Phrase(words.SPLIT, {"by": said(told.head).lower()})


def _side_by_side(told: Told) -> Table:
    columns = (
        Column(told.head, NAME_EM),
        *(Column(one.heading, 5, number=True) for one in told.picked.columns),
    )
    rows = [
        Row(told.href(line.key), (told.called(line.key), *_numbers(told, line)))
        for line in told.parts
    ]
    rows.append(Row("", (told.all_of, *_numbers(told, told.whole))))
    return Table(caption=told.picked.heading, columns=columns, rows=tuple(rows))


def _numbers(told: Told, line: Line) -> Sequence[Part]:
    return [in_line(one, line) for one in told.picked.columns]


def _compared(told: Told, one: Shown) -> Table:
    columns = (
        Column(told.head, NAME_EM),
        Column(words.THIS_TIME, 5, number=True),
        Column(words.YEAR_BEFORE, 5, number=True),
        Column(words.CHANGE, 6, number=True),
    )
    rows = [_row(one, line, told.called(line.key), told.href(line.key)) for line in told.parts]
    rows += _rest(told, one)
    rows.append(_row(one, told.whole, told.all_of, ""))
    return Table(caption=one.heading, columns=columns, rows=tuple(rows))


def _row(one: Shown, line: Line, called: Text, href: str) -> Row:
    number = line.numbers.get(one.key)
    if number is None:
        untold = one.key in line.untold
        told: tuple[Part, ...] = (words.NOT_TOLD,) * 3 if untold else ("0", "0", words.SAME)
        return Row(href, (called, *told))
    return Row(href, (called, in_line(one, line), before(one, number), change(one, number)))


def _rest(told: Told, one: Shown) -> list[Row]:
    """Return what stands in none of the parts: at the region itself, above all below it."""
    numbers = [line.numbers[one.key] for line in told.parts if one.key in line.numbers]
    whole = told.whole.numbers.get(one.key)
    if whole is None or not numbers or one.per:
        return []
    value = whole.value - sum(number.value for number in numbers)
    base = whole.base - sum(number.base for number in numbers)
    if not value and not base:
        return []
    return [Row("", (words.IN_ITSELF, f"{value:,}", f"{base:,}", words.NOT_TOLD))]


def _several(told: Told, one: Shown) -> bool:
    return len(_heights(told, one)) > 1


def _heights(told: Told, one: Shown) -> Sequence[tuple[float, Line]]:
    """Return the lines that have a height, the highest first."""
    lines = [line for line in told.parts if one.key in line.numbers]
    found = [(height(line.numbers[one.key]), line) for line in lines]
    drawn = [(high, line) for high, line in found if high is not None]
    return sorted(drawn, key=lambda drawn: -drawn[0])


def _bars(told: Told, one: Shown) -> Bars:
    amounts = [
        Amount(
            _leading(told, line.key),
            linked(one, number := line.numbers[one.key]),
            high,
            height_before(number) or 0,
        )
        for high, line in _heights(told, one)
    ]
    label = Phrase(words.BARS, {"figure": one.heading, "by": said(told.head)})
    return bars(label, amounts, now=words.THIS_TIME, before=words.YEAR_BEFORE)


def _leading(told: Told, key: str) -> Part:
    href, called = told.href(key), told.called(key)
    return Link(called, href) if href else called


def _fallen(one: Shown, spreads: Sequence[tuple[Text, Spreading]], place: int) -> Sequence[Part]:
    found = [each.numbers.get(place) for _, each in spreads]
    return [0 if number is None else linked(one, number) for number in found]


def _bucket(edges: Sequence[int], place: int) -> Bucket:
    low = edges[place - 1] if place else 0
    return Bucket(low, edges[place] if place < len(edges) else None)
