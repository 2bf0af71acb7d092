"""What the rates of a page are set against: value, source, who entered it, what it was before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.core.rates import WHOLE_YEAR, Measure, Span
from bazhua.infra.rollup.declarations import measures
from bazhua.infra.rollup.rates.keeping import may_enter
from bazhua.infra.rollup.rates.reading import Entry
from bazhua.infra.rollup.showing.tables import REGION, Line
from bazhua.infra.ui.parts.marks import Mark, Tone
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Part, Text
from bazhua.kernel.words import Phrase, Value, Word
from bazhua.registry.api import persons_called
from bazhua.registry.interfaces.telling.denominators import NAME
from bazhua.web.figures import words
from bazhua.web.figures.drawing import Told
from bazhua.web.figures.place import Here

RESTATED = Mark(words.RESTATED_DENOMINATORS, Tone.WARN, "info-circle", words.DENOMINATORS_NOTE)


class Denominator(NamedTuple):
    """One line: of what, of which time, and what is known."""

    called: Text
    measure: Measure
    span: Span
    entry: Entry | None


def denominators(told: Told, by: str) -> Sequence[Denominator]:
    """Return what the rates of a page are set against, each once, those of the year before after.

    Beside other figures, only those that are known are told of the parts.
    """
    found = {
        (line.key, one.measure.key, one.span): one
        for line in _lines(told, by)
        for one in _of_line(told, line)
    }
    told_of = [
        one for (key, *_), one in found.items() if one.entry or told.picked.single or not key
    ]
    return sorted(told_of, key=lambda one: -one.span.year)


def panel(told: Told, by: str, actor: Actor, here: Here) -> Iterator[Panel]:
    """Yield the panel of a page that shows rates."""
    rows = denominators(told, by)
    if not rows:
        return
    people = persons_called({one.entry.entered_by for one in rows if one.entry})
    table = Table(
        caption=words.DENOMINATORS,
        columns=(
            Column(words.REGION, 8),
            Column(words.DENOMINATORS, 10),
            Column(words.VALUE, 8, number=True),
            Column(words.PUBLISHED, 12),
            Column(words.ENTERED, 10),
        ),
        rows=tuple(Row("", _cells(one, people)) for one in rows),
    )
    yield Panel(
        title=words.DENOMINATORS,
        body=table,
        note=words.DENOMINATORS_NOTE,
        actions=tuple(_import(actor, here, told.at)),
    )


def marks(told: Told, by: str) -> Iterator[Mark]:
    """Yield the mark of rates whose denominators were corrected."""
    if any(one.entry and one.entry.former is not None for one in denominators(told, by)):
        yield RESTATED


def of_what(one: Denominator) -> Text:
    """Return of what and of which time a denominator is."""
    word = words.YEAR if one.span.months == WHOLE_YEAR else words.UNTIL_MONTH
    time = Phrase(word, {"year": one.span.year, "months": one.span.months})
    return Phrase(words.DENOMINATOR_OF, {"measure": one.measure.word, "time": time})


def value_of(one: Denominator) -> Text:
    """Return a denominator with its unit; where it is missing, that it is."""
    if one.entry is None:
        return words.UNKNOWN
    value = f"{one.entry.value.normalize():,f}"
    return Phrase(words.VALUE_IS, {"value": value, "unit": one.measure.unit})


def source_of(entry: Entry) -> Text:
    """Return who published a denominator, and when."""
    return Phrase(words.PUBLISHED_IN, {"source": entry.source, "dated": entry.dated})


def _lines(told: Told, by: str) -> Sequence[Line]:
    return [*(told.parts if by == REGION else ()), told.whole]


def _of_line(told: Told, line: Line) -> Iterator[Denominator]:
    called = told.called(line.key) if line.key else told.all_of
    for one in told.picked.columns:
        number = line.numbers.get(one.key)
        if one.per and number:
            for rated in (number.rated, *([number.rated_before] if told.picked.single else [])):
                if rated and rated.span:
                    measure = measures()[one.per.measure]
                    yield Denominator(called, measure, rated.span, rated.over)


def _cells(one: Denominator, people: Mapping[UUID, Word]) -> tuple[Part, ...]:
    entry = one.entry
    if entry is None:
        return (one.called, of_what(one), words.UNKNOWN, words.NOT_TOLD, words.NOT_TOLD)
    who = people.get(entry.entered_by, words.NOT_TOLD)
    entered = Phrase(words.ENTERED_BY, {"who": who, "at": entry.entered_at})
    if entry.former is not None:
        was: dict[str, Value] = {
            "edition": entry.edition,
            "former": f"{entry.former.normalize():,f}",
        }
        entered = Phrase(words.JOINED, {"one": entered, "two": Phrase(words.CORRECTED, was)})
    return (one.called, of_what(one), value_of(one), source_of(entry), entered)


def _import(actor: Actor, here: Here, at: datetime) -> Iterator[Action]:
    if may_enter(actor, here.path, at):
        href = reverse("imports:new", args=[NAME])
        yield Action(text=words.IMPORT_DENOMINATORS, href=href, opens=True)
