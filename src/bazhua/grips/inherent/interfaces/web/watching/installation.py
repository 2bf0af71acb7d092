"""The page of an installation: how it is graded, what it holds, who answers, what watches it."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from bazhua.grips.inherent.domain.watching.identifying import HeldThere
from bazhua.grips.inherent.interfaces.web.ponds.panel import pond_panel
from bazhua.grips.inherent.interfaces.web.units import SET_UP, units_panel
from bazhua.grips.inherent.interfaces.web.watching import words
from bazhua.grips.inherent.interfaces.web.watching.listing import kind, level, subject_address
from bazhua.grips.inherent.interfaces.web.watching.parts import history, points_panel
from bazhua.grips.inherent.models import Installation
from bazhua.grips.inherent.selectors.watching.reach import FIRM, may_set
from bazhua.grips.inherent.selectors.watching.shown import Graded, graded, points_at, units_at
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.record import Action, Fact, Weight
from bazhua.infra.ui.parts.tabbed import Facts, Panel, TabbedPage
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Drawn, Link, Part, Text
from bazhua.kernel.numbers import plain
from bazhua.kernel.words import Phrase
from bazhua.registry.api import subjects_called


def installation_page(row: Installation, actor: Actor, at: datetime) -> TabbedPage:
    """Return the page as somebody sees it, with what he may do now."""
    found = graded(row, at=at)
    sets = row.until is None and may_set(row, actor, at)
    set_up = Action(
        text=words.SET_UP,
        href=f"{reverse('monitoring:set_up', args=[row.subject_uid])}?at={row.uid}",
        opens=True,
    )
    together = Action(text=SET_UP, href=reverse("warnings:set_up", args=[row.uid]), opens=True)
    return TabbedPage(
        kind=words.INSTALLATION,
        title=row.name,
        number=row.filing_number,
        marks=tuple(_marks(row)),
        actions=(*_named(row), *(_actions(row) if sets else ())),
        tabs=(),
        panels=(
            Panel(title=kind(row), body=Facts(tuple(_facts(row)))),
            *pond_panel(row, at),
            _grading(row, found),
            *_substances(row, found),
            points_panel(points_at(row), at, (set_up,) if sets else ()),
            units_panel(units_at(row), (together,) if sets and row.subject_kind == FIRM else ()),
            history(row),
        ),
    )


def _marks(row: Installation) -> Iterator[Drawn]:
    if row.level is not None:
        yield words.LEVELS[row.level]
    if row.unclassed:
        yield words.UNCLASSED
    if row.until is not None:
        yield words.ENDED


def _actions(row: Installation) -> Iterator[Action]:
    yield Action(text=words.CHANGE, href=reverse("monitoring:change", args=[row.uid]), opens=True)
    yield Action(
        text=words.CLOSE,
        href=reverse("monitoring:close", args=[row.uid]),
        version=row.version,
        confirm=words.CLOSE_ASK,
        weight=Weight.GRAVE,
    )


def _named(row: Installation) -> Iterator[Action]:
    """Yield the way to who answers by name for a major hazard installation."""
    if row.level is not None:
        yield Action(text=words.NAMED, href=reverse("duty:inspected", args=[row.uid]), opens=True)


def _facts(row: Installation) -> Iterator[Fact]:
    firm = subjects_called({row.subject_uid}).get(row.subject_uid, "–")
    yield Fact(words.ENTERPRISE, Link(firm, subject_address(row)))
    yield Fact(words.LEVEL, level(row))
    yield Fact(words.PERSONS, row.exposed_persons)
    if row.filing_number:
        yield Fact(words.FILING, row.filing_number)
    if row.filed_until is not None:
        yield Fact(words.FILED_UNTIL, row.filed_until.isoformat())
    called = names().posts({row.principal, row.technical, row.operation} - {""})
    for word, address in (
        (words.PRINCIPAL, row.principal),
        (words.TECHNICAL, row.technical),
        (words.OPERATION, row.operation),
    ):
        yield Fact(word, called.get(address, "–"))


def _grading(row: Installation, found: Graded | None) -> Panel:
    if found is None:
        return Panel(title=words.GRADING, body=None, empty=words.NOT_GRADED)
    if found.answer is None:
        return Panel(title=words.GRADING, body=None, empty=words.NOTHING_HELD)
    steps = [
        Fact(Phrase(words.STEP, {"n": number}), step)
        for number, step in enumerate(found.answer.steps, 1)
    ]
    clauses = Fact(words.BASIS, Lines(tuple(cited(id_) for id_ in found.answer.clauses)))
    when: Part = "–" if row.identified_at is None else row.identified_at
    return Panel(title=words.GRADING, body=Facts((*steps, Fact(words.GRADED_AT, when), clauses)))


def _substances(row: Installation, found: Graded | None) -> Iterator[Panel]:
    if found is None or not found.held:
        return
    unclassed = {one.uid for one in found.asked.unclassed}
    table = Table(
        caption=words.SUBSTANCES,
        columns=(
            Column(words.SUBSTANCE, 8),
            Column(words.CAS, 7),
            Column(words.MOST, 6, number=True),
            Column(words.TAKEN_FOR, 9),
        ),
        rows=tuple(
            Row(
                "",
                (
                    one.name,
                    one.cas or "–",
                    plain(one.most_t),
                    words.WANTED if one.uid in unclassed else _taken_for(row, one),
                ),
            )
            for one in found.held
        ),
    )
    yield Panel(title=words.SUBSTANCES, body=table)


def _taken_for(row: Installation, one: HeldThere) -> Text:
    told = row.classes.get(str(one.uid), {})
    if told.get("symbols"):
        return " ".join(told["symbols"])
    if told.get("line"):
        return Phrase(words.BY_LINE, {"line": told["line"]})
    return words.BY_CAS
