"""The page of a patrol: what it asks, how it was walked, what was found."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from bazhua.grips.dangers.interfaces.web.patrols import words
from bazhua.grips.dangers.interfaces.web.patrols.listing import before, now, rhythm
from bazhua.grips.dangers.models import Patrol
from bazhua.grips.dangers.selectors.ledger.listing import short
from bazhua.grips.dangers.selectors.patrols.patrols import (
    form_asked,
    found_on_patrol,
    latest_edition,
    to_be_walked_by,
)
from bazhua.grips.dangers.selectors.patrols.standing import standings
from bazhua.grips.dangers.selectors.story import happened
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.recurrence.selectors import RESOURCE
from bazhua.infra.recurrence.services import SET
from bazhua.infra.ui.clauses import cited
from bazhua.infra.ui.names import names
from bazhua.infra.ui.parts.lines import Lines
from bazhua.infra.ui.parts.record import (
    Action,
    Entry,
    Fact,
    RecordPage,
    Related,
    Viewer,
    Weight,
)
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.words import say
from bazhua.registry.api import subjects_called

CLAUSE = "BZ/PATROL"


def patrol_page(row: Patrol, actor: Actor, at: datetime) -> RecordPage:
    """Return the page as somebody sees it, with what he may do now."""
    return RecordPage(
        kind=words.PATROL,
        title=row.name,
        number="",
        marks=(words.ENDED if row.ended_on else words.GOES_ON,),
        steps=(),
        actions=tuple(_actions(row, actor, at)),
        facts=tuple(_facts(row, at)),
        timeline=_timeline(row),
        related=tuple(
            Related(
                words.FOUND, short(one.danger), reverse("dangers:record", args=[one.danger.uid])
            )
            for one in found_on_patrol(row)
        ),
        viewers=(Viewer(words.WHO, words.WHY),),
    )


def _actions(row: Patrol, actor: Actor, at: datetime) -> Iterator[Action]:
    if row.ended_on is not None:
        return
    if to_be_walked_by(row, actor, at=at):
        walk = reverse("report:patrol")
        yield Action(text=words.WALK, href=walk, opens=True, weight=Weight.MAIN)
    if actor.may(RESOURCE, SET, row.place, at):
        yield Action(text=words.CHANGE, href=reverse("patrols:change", args=[row.uid]), opens=True)
        yield Action(text=words.END, href=reverse("patrols:end", args=[row.uid]), opens=True)


def _facts(row: Patrol, at: datetime) -> Iterator[Fact]:
    edition = latest_edition(row)
    stands = standings([row], at=at)[row.uid]
    firm = subjects_called({row.subject_uid}).get(row.subject_uid, words.NOTHING)
    yield Fact(words.ENTERPRISE, firm)
    if row.spot:
        yield Fact(words.WHERE, row.spot)
    yield Fact(words.RHYTHM, rhythm(row))
    yield Fact(words.HOLDER, names().posts({row.holder}).get(row.holder, "–"))
    yield Fact(words.NOW, now(stands, row))
    yield Fact(words.BEFORE, before(stands))
    yield Fact(
        words.SINCE, say("{day}，第 {n} 版", "{day}, no. {n}", day=edition.since, n=edition.number)
    )
    yield Fact(words.QUESTIONS, Lines(tuple(item.text for item in form_asked(edition).items)))
    yield Fact(words.BASIS, cited(CLAUSE))


def _timeline(row: Patrol) -> tuple[Entry, ...]:
    events = happened(row)
    known = names().persons({UUID(one.data["person"]) for one in events if "person" in one.data})
    return tuple(
        Entry(
            at=event.at,
            text=_told(event),
            by=known.get(UUID(event.data["person"]), "") if "person" in event.data else "",
        )
        for event in events
    )


def _told(event: Event) -> Text:
    what = words.HAPPENED[event.kind]
    found = event.data.get("found")
    if not found:
        return what
    return say("{what}，发现隐患 {n} 项", "{what}, {n} found", what=what, n=len(found))
