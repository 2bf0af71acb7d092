"""The page of an alarm."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bazhua.grips.dangers.api import danger_shown
from bazhua.grips.inherent.domain.handling.terms import PROGRESS, REASONS, Progress, Reason
from bazhua.grips.inherent.interfaces.web.alarms import words
from bazhua.grips.inherent.interfaces.web.alarms.steps import buttons
from bazhua.grips.inherent.interfaces.web.alarms.story import (
    Known,
    clocks,
    known_of,
    steps,
    timeline,
)
from bazhua.grips.inherent.interfaces.web.alarms.trend import SPAN, trend_of
from bazhua.grips.inherent.models import Alarm, Limit
from bazhua.grips.inherent.selectors.alarms.listing import (
    against,
    beside,
    reading,
    risk,
    state_mark,
)
from bazhua.grips.inherent.selectors.alarms.offers import allowed
from bazhua.grips.inherent.selectors.alarms.story import happened, limit_of, owed
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.record import Fact, RecordPage, Related, Viewer
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Empty
from bazhua.infra.ui.parts.text import Part, Text, headed, said
from bazhua.kernel.errors import NotFound
from bazhua.kernel.words import Phrase
from bazhua.registry.api import subjects_called

ENTERPRISE = "enterprise"


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that the page says, read before it is drawn."""

    row: Alarm
    limit: Limit | None
    subject: Text
    known: Known
    actor: Actor
    at: datetime


def show_alarm(
    request: HttpRequest, row: Alarm, actor: Actor, at: datetime, notice: Text = ""
) -> HttpResponse:
    """Answer with the page of an alarm; with a notice where what was asked was not done."""
    page = replace(record_page(row, actor, at), notice=notice)
    trend = Panel(
        title=words.TREND,
        body=trend_of(row),
        empty=Empty(words.NO_TREND, ""),
        note=Phrase(words.TREND_LEAD, {"n": int(SPAN.total_seconds() // 60)}),
    )
    shown = {"page": page, "trend": trend}
    return render(request, "inherent/alarm.html", shown, status=409 if notice else 200)


def record_page(row: Alarm, actor: Actor, at: datetime) -> RecordPage:
    """Return the page as somebody sees it, with what he may do now."""
    events, duties = happened(row), owed(row)
    read = Read(
        row=row,
        limit=limit_of(row),
        subject=subjects_called({row.subject_uid}).get(row.subject_uid, "–"),
        known=known_of(row, events, duties),
        actor=actor,
        at=at,
    )
    due = clocks(duties, read.known, at)
    return RecordPage(
        kind=words.KIND,
        title=Phrase(words.TITLE, {"point": row.point.name, "limit": said(against(row))}),
        number=row.number,
        marks=(risk(row), state_mark(row), *beside(row)),
        steps=steps(row, events),
        actions=buttons(row, allowed(row, actor, at=at)),
        due=next((entry.due for entry in due), None),
        facts=tuple(_facts(read)),
        timeline=timeline(row, events, read.known) + due,
        related=tuple(_related(read)),
        viewers=_viewers(read),
    )


def progress(row: Alarm) -> Text:
    """Return how far an alarm has been dealt with."""
    return headed(PROGRESS[Progress(row.progress)])


def _facts(read: Read) -> list[Fact]:
    row, limit = read.row, read.limit
    told: list[tuple[Text, Part]] = [
        (words.VALUE, reading(row)),
        (words.SET_POINT, f"{row.set_point.normalize():f} {row.point.unit}"),
        (words.RAISED, row.raised_at),
        (words.GONE, row.gone_at or ""),
        (words.CALLED, row.called_at or words.NOT_CALLED),
        (words.OCCURRENCES, row.occurrences),
        (words.SUBJECT, read.subject),
        (words.INSTALLATION, _installation(row)),
        (words.TAG, row.point.tag),
        (
            words.ACKNOWLEDGED,
            read.known.person(str(row.acknowledged_by)) if row.acknowledged_by else "",
        ),
        (words.REASON, REASONS[Reason(row.reason)] if row.reason else ""),
        (words.REMARK, row.remark),
        *(
            (word, getattr(limit, name))
            for word, name in (
                (words.CAUSE, "cause"),
                (words.CONSEQUENCE, "consequence"),
                (words.RESPONSE, "response"),
            )
            if limit is not None
        ),
    ]
    return [Fact(label, value) for label, value in told if value != ""]


def _installation(row: Alarm) -> Text:
    installation = row.point.installation
    if installation is None:
        return ""
    if installation.level is None:
        return installation.name
    return Phrase(words.LEVEL, {"name": installation.name, "level": installation.level})


def _related(read: Read) -> list[Related]:
    row, actor, at = read.row, read.actor, read.at
    found = []
    if row.subject_kind == ENTERPRISE and actor.may("enterprise", "view", row.place, at):
        href = reverse("enterprises:record", args=[row.subject_uid])
        found.append(Related(words.FIRM, read.subject, href))
    if row.danger_uid is not None:
        try:
            danger = danger_shown(actor, uid=row.danger_uid, at=at)
        except NotFound:
            return found
        href = reverse("dangers:record", args=[danger.uid])
        found.append(Related(words.DANGER, danger.number, href))
    return found


def _viewers(read: Read) -> tuple[Viewer, ...]:
    place = said(read.known.places.get(read.row.path_now, "–"))
    return (
        Viewer(words.REGULATORS, Phrase(words.BY_SCOPE, {"place": place})),
        Viewer(words.OWN, words.OWN_WHY),
    )
