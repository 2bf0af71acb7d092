"""The page of a hidden danger."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bazhua.grips.dangers.domain.closed_loop.origins import (
    ORIGIN_WORDS,
    Origin,
    may_learn_origin,
)
from bazhua.grips.dangers.domain.terms import SECTORS, Sector
from bazhua.grips.dangers.interfaces.web import words
from bazhua.grips.dangers.interfaces.web.evidence import before_and_after, evidence
from bazhua.grips.dangers.interfaces.web.papers.links import paper_buttons, paper_links
from bazhua.grips.dangers.interfaces.web.plan import plan_facts
from bazhua.grips.dangers.interfaces.web.steps.buttons import buttons
from bazhua.grips.dangers.interfaces.web.story import Known, clocks, known_of, steps, timeline
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import duplicates_of, joined_to
from bazhua.grips.dangers.selectors.ledger.listing import address, beside, grade, short
from bazhua.grips.dangers.selectors.offers import allowed
from bazhua.grips.dangers.selectors.signing import standing_of
from bazhua.grips.dangers.selectors.story import happened, owed
from bazhua.grips.dangers.services.proving import AFTER_FILES
from bazhua.grips.dangers.services.reporting import DANGER_FILES
from bazhua.infra.db.actors import Actor
from bazhua.infra.files.access import Seen, files_of
from bazhua.infra.signoff.pages.page import signed_facts, signed_links
from bazhua.infra.signoff.selectors import about
from bazhua.infra.ui.parts.record import Fact, RecordPage, Related, Viewer
from bazhua.infra.ui.parts.text import Text, joined, said
from bazhua.kernel.words import Phrase
from bazhua.registry.api import departments_called, subjects_called

ENTERPRISE = "enterprise"


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that the page says, read before it is drawn.

    Attributes:
        insider: an authority's reader, who may learn how it became known and from whom.
    """

    row: HiddenDanger
    subject: Text
    departments: Text
    known: Known
    actor: Actor
    at: datetime
    insider: bool


def before(row: HiddenDanger, actor: Actor, at: datetime) -> list[Seen]:
    """Return the files of how it was."""
    return files_of(DANGER_FILES, row.uid, actor=actor, at=at)


def after(row: HiddenDanger, actor: Actor, at: datetime) -> list[Seen]:
    """Return the files of how it is since somebody put it right."""
    return files_of(AFTER_FILES, row.uid, actor=actor, at=at)


def show_danger(
    request: HttpRequest, row: HiddenDanger, actor: Actor, at: datetime, notice: Text = ""
) -> HttpResponse:
    """Answer with the page of a danger; with a notice where what was asked was not done."""
    was, now = before(row, actor, at), after(row, actor, at)
    page = replace(record_page(row, [*was, *now], actor, at), notice=notice)
    shown = {"page": page, "sides": before_and_after(was, now)}
    status = HTTPStatus.CONFLICT if notice else HTTPStatus.OK
    return render(request, "dangers/record.html", shown, status=status)


def record_page(row: HiddenDanger, files: Sequence[Seen], actor: Actor, at: datetime) -> RecordPage:
    """Return the page as somebody sees it, with what he may do now.

    Args:
        files: those of before and after, as far as he sees them.
    """
    events, duties = happened(row), owed(row)
    signoffs = standing_of(row)
    read = Read(
        row=row,
        subject=subjects_called({row.subject_uid}).get(row.subject_uid, "–"),
        departments=_departments(row),
        known=known_of(row, events, duties, files),
        actor=actor,
        at=at,
        insider=may_learn_origin(actor.roles_at(row.place, at)),
    )
    due = clocks(duties, read.known, at)
    return RecordPage(
        kind=words.KIND,
        title=short(row),
        number=row.number,
        marks=(grade(row), *beside(row)),
        steps=steps(row, events),
        actions=(
            *buttons(row, allowed(row, actor, at=at, signoffs=signoffs)),
            *paper_buttons(row, actor, at),
        ),
        due=next((entry.due for entry in due), None),
        facts=(*signed_facts(signoffs), *_facts(read), *plan_facts(row, read.known)),
        timeline=timeline(events, read.known, insider=read.insider) + due,
        evidence=evidence(files, read.known, insider=read.insider),
        related=(*_related(read), *paper_links(row, actor, at), *signed_links(about(row.uid))),
        viewers=_viewers(read),
    )


def _facts(read: Read) -> tuple[Fact, ...]:
    row, known = read.row, read.known
    return (
        *([Fact(words.WHOLE, row.wrong)] if short(row) != row.wrong else []),
        Fact(words.SUBJECT, read.subject),
        Fact(words.SPOT, row.spot or words.NO_SPOT),
        Fact(words.FOUND_AT, row.found_at),
        *(_source(read) if read.insider else ()),
        *([Fact(words.SECTOR, SECTORS[Sector(row.sector)])] if row.sector else []),
        *([Fact(words.ITEM, row.item)] if row.item else []),
        Fact(words.OWNER, known.post(row.owner)),
        Fact(words.OVERSEER, known.post(row.overseer)),
        Fact(words.DEPARTMENTS, read.departments),
        *([Fact(words.ACCEPTORS, known.all_of(row.acceptors))] if row.acceptors else []),
        *([Fact(words.CLOSED_AT, row.closed_at)] if row.closed_at else []),
    )


def _source(read: Read) -> tuple[Fact, ...]:
    row = read.row
    return (
        Fact(words.ORIGIN, ORIGIN_WORDS[Origin(row.origin)]),
        Fact(words.FOUND_BY, read.known.person(str(row.found_by))),
    )


def _departments(row: HiddenDanger) -> Text:
    known = departments_called().items()
    return joined(word for bit, (_code, word) in known if row.dept_mask >> bit & 1) or "–"


def _related(read: Read) -> tuple[Related, ...]:
    row, actor, at = read.row, read.actor, read.at
    found = []
    if row.subject_kind == ENTERPRISE and actor.may("enterprise", "view", row.place, at):
        href = reverse("enterprises:record", args=[row.subject_uid])
        found.append(Related(words.FIRM, read.subject, href))
    for kind, uid in ((words.TWIN, row.merged_into_uid), (words.EARLIER, row.recurs_uid)):
        if (other := joined_to(uid, actor, at=at)) is not None:
            found.append(_joined_to(kind, other))
    found += [_joined_to(words.DUPLICATE, one) for one in duplicates_of(row, actor, at=at)]
    return tuple(found)


def _joined_to(kind: Text, row: HiddenDanger) -> Related:
    return Related(kind, f"{row.number} {short(row)}", address(row), grade(row))


def _viewers(read: Read) -> tuple[Viewer, ...]:
    place = said(read.known.place(read.row.path_now))
    return (
        Viewer(words.REGULATORS, Phrase(words.BY_SCOPE, {"place": place})),
        Viewer(words.OWN, words.OWN_WHY),
    )
