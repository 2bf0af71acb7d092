"""The page of an installation's inspections: who answers, what is due, what was found."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from bazhua.grips.inherent.domain.duty.inspecting import bases
from bazhua.grips.inherent.domain.duty.named import PERSONS, RHYTHM_WORDS, NamedDuty, NamedPerson
from bazhua.grips.inherent.interfaces.web.duty import named as words
from bazhua.grips.inherent.interfaces.web.duty.inspections import before, form_address, now
from bazhua.grips.inherent.models import Inspection, Installation
from bazhua.grips.inherent.selectors.duty.inspections import (
    Standing,
    inspections_of,
    is_open,
    last_of,
    posts_of,
    standings,
)
from bazhua.infra.db.actors import Actor
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.deeds import FULFIL
from bazhua.infra.recurrence.selectors import RESOURCE
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.infra.ui.parts.tabbed import Panel, TabbedPage
from bazhua.infra.ui.parts.table import Column, Row, Table
from bazhua.infra.ui.parts.text import Link, Part, said
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, Word
from bazhua.registry.api import posts_held, subjects_called


def persons_table(row: Installation, at: datetime) -> Table:
    """Return who answers for an installation, and how the inspections of each stand."""
    stands, last = standings([row], at=at)[row.uid], last_of([row])
    posts = posts_of(row)
    called = names().posts({one for one in posts.values() if one})
    book = current_book(day_of(at))
    duties = {duty.person: duty for duty in book.rows(NamedDuty, day_of(at))}
    columns = (
        Column(words.PERSON, 6),
        Column(words.POST, 8),
        Column(words.RHYTHM, 9),
        Column(words.NOW, 8),
        Column(words.BEFORE, 6),
        Column(words.LAST, 8),
        Column(words.BASIS, 9),
    )
    rows = tuple(
        Row(
            "",
            (
                PERSONS[person],
                called.get(posts[person], "–") if posts[person] else words.UNNAMED,
                RHYTHM_WORDS[duties[person].rhythm],
                _now_until(stands[person]),
                before(stands[person]),
                last.get((row.pk, person.value), "–"),
                Lines(tuple(cited(id_) for id_ in bases(book, duties[person]))),
            ),
        )
        for person in NamedPerson
    )
    return Table(caption=words.RESPONSIBILITY, columns=columns, rows=rows)


def inspected_page(row: Installation, actor: Actor, at: datetime) -> TabbedPage:
    """Return the page of an installation's inspections as somebody sees it."""
    installation = reverse("monitoring:installation", args=[row.uid])
    firm = subjects_called({row.subject_uid}).get(row.subject_uid, "–")
    return TabbedPage(
        kind=words.INSPECTIONS,
        title=row.name,
        number=said(firm),
        actions=(
            *_actions(row, actor, at),
            Action(text=words.NAME, href=installation, opens=True),
        ),
        tabs=(),
        panels=(
            Panel(title=words.RESPONSIBILITY, body=persons_table(row, at), note=words.LEAD),
            _made(row),
        ),
    )


def _now_until(found: Standing) -> Part:
    if found.now is None or not found.due:
        return now(found)
    until = Phrase(words.UNTIL, {"day": day_of(found.now.period.closes_at)})
    return Lines((now(found), until))


def _actions(row: Installation, actor: Actor, at: datetime) -> Iterator[Action]:
    """Yield the buttons of who answers for it himself: first what was missed."""
    if row.until is not None or not actor.may(RESOURCE, FULFIL, row.place, at):
        return
    mine, stands = set(posts_held(actor.uid, at=at)), standings([row], at=at)[row.uid]
    for person, post in posts_of(row).items():
        if post not in mine:
            continue
        found = stands[person]
        for word, outcome in ((words.MAKE_UP, found.before), (words.INSPECT, found.now)):
            if outcome is not None and is_open(outcome):
                yield Action(
                    text=Phrase(word, {"person": PERSONS[person]}),
                    href=form_address(row.uid, person, outcome.period),
                    weight=Weight.MAIN,
                    opens=True,
                )


def _made(row: Installation) -> Panel:
    rows = inspections_of(row)
    called = names().persons({one.inspected_by for one in rows})
    table = Table(
        caption=words.MADE,
        columns=(
            Column(words.WHEN, 8),
            Column(words.PERSON, 6),
            Column(words.BY, 6),
            Column(words.FOUND, 14),
        ),
        rows=tuple(
            Row(
                "",
                (
                    one.inspected_at,
                    PERSONS[NamedPerson(one.person)],
                    called.get(one.inspected_by, "–"),
                    Lines(tuple(_found(one))),
                ),
            )
            for one in rows
        ),
    )
    return Panel(title=words.MADE, body=table if rows else None, empty=words.NONE_MADE)


def _found(row: Inspection) -> Iterator[Part]:
    wrong = [one for one in row.answers if not one["fine"]]
    if not wrong:
        yield Phrase(words.NOTHING_WRONG, {"n": len(row.answers)})
        return
    yield Phrase(words.WRONG, {"n": len(wrong), "note": row.note})
    for one in wrong:
        yield Link(Word(one["zh"], one["en"]), reverse("dangers:record", args=[one["danger"]]))
