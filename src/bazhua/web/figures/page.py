"""The page of the explorer, from what is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse

from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.core.declare import BUCKET
from bazhua.infra.rollup.showing.rates import against, rated
from bazhua.infra.rollup.showing.restated import Moved, restated
from bazhua.infra.rollup.showing.shown import Shown
from bazhua.infra.rollup.showing.tables import (
    REGION,
    Asked,
    Spreading,
    by_window,
    spread,
    table,
)
from bazhua.infra.ui.parts.marks import PROVISIONAL, Mark, Tone
from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import Facts, FilterBar, Panel, TabbedPage, TabLink
from bazhua.infra.ui.parts.text import Drawn, Text, headed
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.interfaces.maps import way_to
from bazhua.web.figures import drawing, words
from bazhua.web.figures.asking import MAP, MONTHS, TABLE, Asking
from bazhua.web.figures.denominators import marks as corrected
from bazhua.web.figures.denominators import panel
from bazhua.web.figures.drawing import Told
from bazhua.web.figures.mapping import mapped
from bazhua.web.figures.periods import PERIODS, months_until, runs
from bazhua.web.figures.place import Here, called, labels, moved_facts, parted
from bazhua.web.figures.saving import views
from bazhua.web.figures.telling import height

MOST_SPREADS: Final = 6
"""Columns of a histogram's table, beyond which it is not told apart."""

RESTATED: Final = Mark(words.RESTATED, Tone.WARN, "map-2", words.RESTATED_HINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody asks for, and where and when he stands.

    Attributes:
        first: he has asked for nothing yet.
    """

    actor: Actor
    here: Here
    form: Asking
    at: datetime
    first: bool = False

    @property
    def asked(self) -> Asked:
        """The numbers that are asked for."""
        form = self.form
        return Asked(
            columns=form.picked.columns,
            path=self.here.path,
            window=form.window,
            by=form.told_by,
            where=form.where,
            today=day_of(self.at),
        )


def told(seen: Seen) -> Told:
    """Return the figures that are asked for, with the year before where it is one figure."""
    asked, picked = seen.asked, seen.form.picked
    whole, found = table(asked, compared=picked.single is not None)
    *parts, whole = against(asked, [*parted(seen.here, asked, found, picked), whole])
    names_of = labels(seen.here, asked, parts, picked)
    return Told(
        picked=picked,
        whole=whole,
        parts=parts,
        head=_head(seen.form),
        all_of=Phrase(words.ALL_OF, {"region": seen.here.name}),
        called=names_of.__getitem__,
        href=lambda key: _down(seen, key),
        at=seen.at,
    )


def refused(here: Here, form: Asking) -> TabbedPage:
    """Return the page while what is asked for is none: the form says why."""
    bar = FilterBar(form=form)
    return TabbedPage(
        kind=here.name, title=words.TITLE, number="", tabs=_periods(form), panels=(bar,)
    )


def page(seen: Seen) -> TabbedPage:
    """Return the whole page."""
    form, window = seen.form, seen.form.window
    found, moves = told(seen), moves_of(seen)
    lead: dict[str, Word | date] = {
        "region": seen.here.name,
        "since": window.since,
        "until": window.until,
    }
    panels: tuple[Drawn, ...] = (
        FilterBar(form=form),
        _figures(seen, found),
        *((views(seen.actor),) if seen.first else ()),
        *_curve(seen),
        *_spreads(seen),
        *_moved(moves),
        *panel(found, form.told_by, seen.actor, seen.here),
        drawing.definitions(form.picked.columns),
    )
    return TabbedPage(
        kind=Phrase(words.LEAD, lead),
        title=form.picked.heading,
        number="",
        marks=marks_of(seen, found, moves),
        actions=tuple(_actions(seen)),
        tabs=_periods(form),
        panels=panels,
    )


def marks_of(seen: Seen, found: Told, moves: Sequence[Moved]) -> tuple[Mark, ...]:
    """Return what must be known of the numbers: provisional, restated by regions or denominators."""
    moved = (RESTATED,) if moves else ()
    return (*_provisional(seen), *moved, *corrected(found, seen.form.told_by))


def moves_of(seen: Seen) -> Sequence[Moved]:
    """Return the re-organisations that the numbers must be read with."""
    since = seen.form.window.year_before().since
    return restated(seen.here.path, since, day_of(seen.at))


def _figures(seen: Seen, found: Told) -> Panel:
    """Return the numbers as a table, or as a map where one is asked for and can be drawn."""
    form, one = seen.form, seen.form.picked.single
    drawable = one and form.told_by == REGION and not one.per
    map_ = mapped(seen.here, one, found) if one and drawable else None
    if map_ is None:
        return drawing.figures(found)
    view, word = (TABLE, words.AS_TABLE) if form.mapped else (MAP, words.AS_MAP)
    way = Action(text=word, href=form.query(view=view), opens=True)
    return drawing.figures(found, way, instead=map_ if form.mapped else None)


def _head(form: Asking) -> Text:
    return words.REGION if form.told_by == REGION else headed(form.picked.dimensions[form.told_by])


def _down(seen: Seen, key: str) -> str:
    below = seen.here.lower.get(key) if seen.form.told_by == REGION else None
    return seen.form.query(region=below.code) if below else ""


def _periods(form: Asking) -> tuple[TabLink, ...]:
    named = form.data["period"]
    tabs = [
        TabLink(
            text=words.PRESETS[name],
            href=form.query(period=name),
            current=name == named,
        )
        for name in PERIODS
    ]
    own = () if named else (TabLink(text=words.OWN_DAYS, href=form.query(), current=True),)
    return (*tabs, *own)


def _provisional(seen: Seen) -> tuple[Mark, ...]:
    today, window = day_of(seen.at), seen.form.window
    settling = max(one.settles_days for one in seen.form.picked.columns)
    open_still = runs(window, today) or window.until + timedelta(days=settling) > today
    return (PROVISIONAL,) if open_still else ()


def _actions(seen: Seen) -> Iterator[Action]:
    for region in way_to(seen.actor, seen.here.region, at=seen.at)[-2:-1]:
        up = Phrase(words.ABOVE, {"region": called(region)})
        yield Action(text=up, href=seen.form.query(region=region.code), opens=True)
    save = f"{reverse('figures:save')}{seen.form.query()}"
    yield Action(text=words.SAVE_VIEW, href=save, opens=True)
    yield Action(text=words.WORKBOOK, href=f"{seen.form.query()}&format=xlsx", opens=True)
    yield Action(text=words.PDF, href=f"{seen.form.query()}&format=pdf", opens=True)


def _curve(seen: Seen) -> Iterator[Panel]:
    one, asked = seen.form.picked.single, seen.asked
    if one is None or not one.fits(asked.where):
        return
    number = seen.form.stretch
    windows = months_until(asked.window.until, number, asked.today)
    (other,) = (each for each in MONTHS if each != number)
    text = {12: words.TWELVE, 24: words.TWENTY_FOUR}[other]
    way = Action(text=text, href=seen.form.query(months=str(other)), opens=True)
    numbers = rated(one, by_window(asked.cell(one), windows, asked.today))
    if any(height(number) is not None for number in numbers):
        yield drawing.curved(one, numbers, (way,))


def _spreads(seen: Seen) -> Iterator[Panel]:
    asked = seen.asked
    for one in asked.told:
        if one.spread and BUCKET in one.indicator.keys:
            found = _spread(one, seen)
            if any(each.numbers for _, each in found):
                yield drawing.spreading(one, found)


def _spread(one: Shown, seen: Seen) -> Sequence[tuple[Text, Spreading]]:
    asked, edges = seen.asked, one.indicator.edges
    cell, by = asked.cell(one), asked.by
    codes = one.codes[by]() if by in one.dimensions else {}
    if not codes or len(codes) > MOST_SPREADS:
        return [(words.NUMBER, spread(cell, edges, asked.today))]
    found = [
        (word, spread(cell.narrowed(by, code), edges, asked.today)) for code, word in codes.items()
    ]
    return [one for one in found if one[1].numbers]


def _moved(moves: Sequence[Moved]) -> Iterator[Panel]:
    if moves:
        facts = Facts(tuple(moved_facts(moves)))
        yield Panel(title=words.RESTATED, body=facts, note=words.RESTATED_HINT)
