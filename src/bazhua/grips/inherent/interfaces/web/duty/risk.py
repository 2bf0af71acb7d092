"""The page of a live risk: what it comes to, why, and how it changed."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.urls import reverse

from bazhua.grips.inherent.domain.duty.facts import kept
from bazhua.grips.inherent.interfaces.web.duty import words
from bazhua.grips.inherent.interfaces.web.duty.listing import colour
from bazhua.grips.inherent.interfaces.web.watching.words import COLOURS, LEVELS
from bazhua.grips.inherent.models import RiskStanding
from bazhua.grips.inherent.selectors.duty.risks import changes_of
from bazhua.infra.policies.book import current_book
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.record import Fact
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link, Part, Text, said
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase
from bazhua.law.terms import Colour
from bazhua.registry.api import subjects_called

UNCONNECTED: Final = "fire_confirmed"
WORK: Final = "work"


def risk_page(row: RiskStanding, at: datetime) -> TabbedPage:
    """Return the page of a live risk."""
    firm = subjects_called({row.subject_uid}).get(row.subject_uid, "–")
    return TabbedPage(
        kind=words.RISKS,
        title=firm,
        number=str(row.value),
        marks=(colour(row),),
        tabs=(),
        panels=(why(row, at), facts_panel(row), _changes(row)),
    )


def why(row: RiskStanding, at: datetime) -> Panel:
    """Return how the index came about, with its clauses."""
    answer = kept(row.facts).asked(current_book(day_of(at)))
    firm = Link(
        subjects_called({row.subject_uid}).get(row.subject_uid, "–"),
        reverse("enterprises:record", args=[row.subject_uid]),
    )
    steps = tuple(Fact(words.STEP, step) for step in answer.steps)
    clauses = Lines(tuple(cited(id_) for id_ in dict.fromkeys(answer.clauses)))
    return Panel(
        title=words.WHY,
        body=Facts(
            (
                Fact(words.ENTERPRISE, firm),
                Fact(words.JUDGED, row.judged_at),
                *steps,
                Fact(words.BASIS, clauses),
            )
        ),
        note=_waits(row),
    )


def facts_panel(row: RiskStanding) -> Panel:
    """Return what counted, and what is not connected yet."""
    ordered = {
        name: row.facts[name] for name in words.FACT_WORDS if name in row.facts and name != WORK
    }
    told = [Fact(words.FACT_WORDS[name], _shown(name, value)) for name, value in ordered.items()]
    missing = Fact(words.FACT_WORDS[UNCONNECTED], words.NOT_CONNECTED)
    return Panel(title=words.FACTS, body=Facts((*told, *_work(row), missing)))


def _work(row: RiskStanding) -> Iterator[Fact]:
    """Yield the special work under way, once somebody tells of it."""
    work = row.facts.get(WORK)
    if work is None:
        yield Fact(words.FACT_WORDS[WORK], words.NOT_CONNECTED)
        return
    for name, word in words.WORK_WORDS.items():
        yield Fact(word, work[name])


def _waits(row: RiskStanding) -> Text:
    if not row.milder:
        return ""
    return Phrase(words.WAITS, {"colour": said(COLOURS[Colour(row.milder)].text)})


def _shown(name: str, value: Any) -> Part:
    if name == "mhi_level":
        mark = LEVELS.get(value or 0)
        return "–" if mark is None else mark
    if isinstance(value, bool):
        return words.YES if value else words.NO
    return str(value)


def _changes(row: RiskStanding) -> Panel:
    table = Table(
        caption=words.CHANGES,
        columns=(
            Column(words.WHEN, 8),
            Column(words.BEFORE, 5),
            Column(words.AFTER, 5),
            Column(words.INDEX, 4, number=True),
        ),
        rows=tuple(_rows(row)),
    )
    return Panel(title=words.CHANGES, body=table if table.rows else None, empty=words.NO_CHANGES)


def _rows(row: RiskStanding) -> Iterator[Row]:
    for one in changes_of(row):
        before: Part = COLOURS[Colour(one.before)] if one.before else "–"
        yield Row("", (one.at, before, COLOURS[Colour(one.after)], one.value))
