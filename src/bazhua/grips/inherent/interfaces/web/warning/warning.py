"""The page of an early warning: how far from normal, which points make it, what was said of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from django.urls import reverse

from bazhua.engine.warning.keeping import unpacked
from bazhua.grips.inherent.domain.warning.training import Window
from bazhua.grips.inherent.interfaces.web.units import unit_address
from bazhua.grips.inherent.interfaces.web.warning import words
from bazhua.grips.inherent.interfaces.web.warning.listing import (
    contribution,
    feedback,
    marks,
    side,
)
from bazhua.grips.inherent.interfaces.web.warning.parts import history
from bazhua.grips.inherent.interfaces.web.watching.listing import point_address
from bazhua.grips.inherent.models import EarlyWarning
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE
from bazhua.grips.inherent.selectors.warning.samples import aligned, sampled
from bazhua.grips.inherent.selectors.warning.units import columns_of
from bazhua.grips.inherent.selectors.warning.warnings import ANSWER, named_in
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.charts.trend import Bound, Span, Times, Trend, trend
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.record import Action, Fact, Weight
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link
from bazhua.kernel.words import Phrase
from bazhua.law.terms import Colour
from bazhua.registry.api import subjects_called

EARLIER, LATER, AFTERWARDS = 120, 360, 60
"""Samples that are drawn: before it began, at most after that, after it ended."""

DRAWN: Final = 10.0
"""What is further from normal is drawn at this: the crossing is to be seen."""

NAMED: Final = 3


def warning_page(row: EarlyWarning, actor: Actor, at: datetime) -> TabbedPage:
    """Return the page as somebody sees it, with what he may do now."""
    may = not row.feedback and actor.may(RESOURCE, ANSWER, row.place, at)
    return TabbedPage(
        kind=words.WARNING,
        title=row.unit.name,
        number=row.number,
        marks=marks(row),
        actions=(_answer(row),) if may else (),
        tabs=(),
        panels=(
            Panel(title=words.WARNING, body=Facts(tuple(_facts(row)))),
            _contributions(row),
            Panel(
                title=words.TREND,
                body=_trend(row, at),
                empty=words.NO_TREND,
                note=Phrase(words.TREND_LEAD, {"most": f"{DRAWN:g}"}),
            ),
            history(row),
        ),
    )


def _answer(row: EarlyWarning) -> Action:
    return Action(
        text=words.ANSWER,
        href=reverse("warnings:answer", args=[row.uid]),
        weight=Weight.MAIN,
        opens=True,
    )


def _facts(row: EarlyWarning) -> Iterator[Fact]:
    called = named_in([row])
    firm = subjects_called({row.subject_uid}).get(row.subject_uid, "–")
    main = tuple(contribution(one, called) for one in row.contributions[:NAMED])
    yield Fact(words.MAIN, Lines(main))
    yield Fact(words.UNIT, Link(row.unit.name, unit_address(row.unit)))
    yield Fact(words.ENTERPRISE, Link(firm, reverse("enterprises:record", args=[row.subject_uid])))
    yield Fact(words.OPENED, row.opened_at)
    yield Fact(words.ENDED, row.ended_at or "–")
    yield Fact(words.WORST, Phrase(words.FACTOR, {"n": f"{row.worst:.3g}"}))
    yield Fact(words.MODEL, Phrase(words.VERSION_OF, {"n": row.model.number}))
    yield Fact(words.FEEDBACK_, feedback(row))
    if row.answered_by is not None and row.answered_at is not None:
        yield Fact(words.REMARK, row.remark)
        yield Fact(words.BY, names().persons({row.answered_by}).get(row.answered_by, "–"))
        yield Fact(words.AT, row.answered_at)


def _contributions(row: EarlyWarning) -> Panel:
    called = named_in([row])
    table = Table(
        caption=words.CONTRIBUTIONS,
        columns=(
            Column(words.POINT, 9),
            Column(words.TAG, 8),
            Column(words.SIDE, 6),
            Column(words.SHARE, 4, number=True),
            Column(words.DEVIATION, 6, number=True),
        ),
        rows=tuple(
            Row(
                point_address(called[one["point"]]),
                (
                    called[one["point"]].name,
                    called[one["point"]].tag,
                    side(one),
                    Phrase(words.PERCENT, {"n": round(100 * one["share"])}),
                    f"{one['deviation']:+.1f}",
                ),
            )
            for one in row.contributions
        ),
    )
    return Panel(title=words.CONTRIBUTIONS, body=table, note=words.CONTRIBUTIONS_LEAD)


def _trend(row: EarlyWarning, at: datetime) -> Trend | None:
    """Return how far from normal the unit was around a warning; nothing where nothing is kept."""
    window = _window(row, at)
    watch = unpacked(bytes(row.model.learned))
    samples = sampled(columns_of(row.unit), window)
    found = watch.factors(samples)
    known = ~np.isnan(samples).all(axis=1) & ~np.isnan(found)
    if not known.any():
        return None
    drawn = np.minimum(found, DRAWN)
    spans = [
        Span(int(place), float(drawn[place]), float(drawn[place]), float(drawn[place]))
        for place in np.flatnonzero(known)
    ]
    told: dict[str, str | int] = {
        "unit": row.unit.name,
        "n": len(spans),
        "high": f"{float(found[known].max()):.3g}",
    }
    times = Times(
        since=window.begins, until=window.ends, stretches=window.count, marked=row.opened_at
    )
    bound = Bound(1.0, Colour.YELLOW, words.BOUND)
    return trend(Phrase(words.TREND_SAID, told), "", times, spans, [bound])


def _window(row: EarlyWarning, at: datetime) -> Window:
    period = timedelta(seconds=row.model.period_s)
    ends = min(at, row.opened_at + LATER * period, (row.ended_at or at) + AFTERWARDS * period)
    begins = row.opened_at - EARLIER * period
    return aligned(Window(begins, max(ends, row.opened_at + period), row.model.period_s))
