"""The few figures of a node that matter, each with what changed since yesterday."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.pages.listing import late_address
from bazhua.infra.obligations.selectors import late_ones
from bazhua.infra.rollup.core.declare import Kind
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.reading.figures import series
from bazhua.infra.rollup.showing.shown import Shown, shown
from bazhua.infra.ui.parts.figure import Figure
from bazhua.infra.ui.parts.text import Text, headed
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word
from bazhua.web.home import words
from bazhua.web.home.ground import Ground

DAY: Final = timedelta(days=1)
KEPT: Final[Mapping[str, Word]] = {
    "danger.open": words.DANGERS_OPEN,
    "danger.open.major": words.DANGERS_MAJOR,
    "danger.overdue": words.DANGERS_OVERDUE,
    "danger.found": words.DANGERS_FOUND,
    "alarm.standing": words.ALARMS_STANDING,
    "alarm.unanswered": words.ALARMS_UNANSWERED,
    "alarm.raised": words.ALARMS_RAISED,
}
"""Figures that are kept at every node, in the order of the page."""


def kept_figures(actor: Actor, ground: Ground, at: datetime) -> Iterator[Figure]:
    """Yield the figures kept at a node that somebody may read and open."""
    known = shown()
    for key, label in KEPT.items():
        one = known[key]
        if _readable(one, ground) and actor.granted(key.split(".", 1)[0], VIEW, at):
            yield _figure(one, label, ground, at)


def late_figure(actor: Actor, at: datetime) -> Iterator[Figure]:
    """Yield how many obligations of somebody's scope are late, where he sees any."""
    found = late_ones(actor, at=at)
    if found is not None:
        yield Figure(
            label=words.LATE,
            value=found.now,
            unit=words.LATE_UNIT,
            as_of=at,
            definition=words.LATE_IS,
            href=late_address(),
            change=Phrase(words.NEWLY_LATE, {"n": found.new}),
        )


def _readable(one: Shown, ground: Ground) -> bool:
    """Return whether it may be read here: subjects see their totals alone."""
    told = {each.key: each.audience for each in one.indicator.dimensions}
    where = {**one.where, **ground.where}
    return one.indicator.audience <= ground.audience and all(
        told[key] <= ground.audience for key in where
    )


def _figure(one: Shown, label: Text, ground: Ground, at: datetime) -> Figure:
    today, flow = day_of(at), one.indicator.kind is Kind.FLOW
    day = today - DAY if flow else today
    cell = one.cell(ground.path, Window(day, day), ground.where)
    question = replace(cell.question(today), audience=ground.audience)
    before = Window(day - DAY, day - DAY)
    value, earlier = (number or 0 for number in series(question, (cell.window, before)))
    return Figure(
        label=label,
        value=value,
        unit=one.indicator.unit,
        as_of=at,
        definition=headed(one.indicator.definition),
        href=one.address(cell),
        change=Phrase(words.DAY_BEFORE, {"n": earlier}) if flow else _moved(value - earlier),
    )


def _moved(change: int) -> Text:
    return Phrase(words.MOVED, {"change": f"{change:+d}"}) if change else words.SAME
