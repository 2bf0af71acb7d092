"""What is watched, what is committed to and inspected, on somebody's first page."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.urls import reverse

from bazhua.grips.inherent.domain.duty.named import PERSONS
from bazhua.grips.inherent.interfaces.web.duty import named
from bazhua.grips.inherent.interfaces.web.duty import words as of_duty
from bazhua.grips.inherent.interfaces.web.duty.inspections import (
    form_address,
    narrowed_address,
)
from bazhua.grips.inherent.selectors.duty.commitments import COMMIT, COMMITMENT, day_shown
from bazhua.grips.inherent.selectors.duty.inspections import (
    Stands,
    Told,
    installations_called,
    owed_by,
    told,
)
from bazhua.grips.inherent.selectors.watching.linked import Before, linked
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.core.declare import Audience
from bazhua.infra.ui.parts.figure import Figure
from bazhua.infra.ui.parts.record import Action, Weight
from bazhua.infra.ui.parts.text import Text
from bazhua.kernel.times import BEIJING, day_of
from bazhua.kernel.words import Phrase, Word

FIRMS: Final = Word("联网企业", "Enterprises linked up")
FIRMS_UNIT: Final = Word("家", "enterprises")
FIRMS_ARE: Final = Word(
    "有在用网关的企业；打开的是这些网关",
    "enterprises with a gateway in use; it opens those gateways",
)
SILENT: Final = Word("失联测点", "Points that send nothing")
SILENT_UNIT: Final = Word("个", "points")
SILENT_ARE: Final = Word(
    "在用而此刻没有数据的测点", "points in use from which nothing comes at this moment"
)
MISSING: Final = Word("今日未承诺的企业", "Enterprises without today's commitment")
MISSING_ARE: Final = Word(
    "应作今日安全承诺而尚未作出的企业；须在 {hour} 前公告",
    "enterprises that are to commit to today and have not; it is to be published before {hour}",
)
SAME: Final = Word("与昨日末相同", "As at the close of yesterday")
MOVED: Final = Word("较昨日末 {change}", "{change} since the close of yesterday")
OF: Final = Word("应承诺 {n}", "{n} are to commit")
MISSED: Final = Word("上期漏做包保检查的装置", "Installations whose inspection was missed")
MISSED_UNIT: Final = Word("处", "installations")
MISSED_ARE: Final = Word(
    "重大危险源装置中，包保责任人上一期应检查而没有检查的",
    "major hazard installations that somebody who answers by name did not inspect in the period "
    "that closed last",
)
GRADED: Final = Word("重大危险源装置 {n}", "of {n} major hazard installations")


def watch_figures(actor: Actor, audience: Audience, at: datetime) -> Iterator[Figure]:
    """Yield how much is linked up and silent, and to an authority who has not committed."""
    if not actor.granted(MONITORING, VIEW, at):
        return
    found = linked(actor, at=at)
    if audience is Audience.AUTHORITY:
        yield _figure(
            FIRMS, found.firms, (FIRMS_UNIT, FIRMS_ARE), reverse("monitoring:gateways"), at
        )
    silent = f"{reverse('monitoring:points')}?silent=true"
    yield _figure(SILENT, found.silent, (SILENT_UNIT, SILENT_ARE), silent, at)
    if audience is Audience.AUTHORITY:
        day = day_shown(actor, at=at, most=0)
        hour = f"{day.until.astimezone(BEIJING):%H:%M}"
        yield Figure(
            label=MISSING,
            value=day.due - day.made,
            unit=FIRMS_UNIT,
            as_of=at,
            definition=Phrase(MISSING_ARE, {"hour": hour}),
            href=reverse("duty:today"),
            change=Phrase(OF, {"n": day.due}),
        )
        yield _missed(told(actor, at=at), at)


def commitment_door(actor: Actor, at: datetime) -> tuple[Action, ...]:
    """Return the button with which a principal commits to today, while he has not."""
    if not actor.granted(COMMITMENT, COMMIT, at):
        return ()
    day = day_shown(actor, at=at, most=1)
    return tuple(
        Action(
            text=of_duty.COMMIT,
            href=reverse("duty:commit", args=[firm]),
            weight=Weight.MAIN,
            opens=True,
        )
        for firm in day.missing
    )


def inspection_doors(actor: Actor, at: datetime) -> tuple[Action, ...]:
    """Return the buttons with which somebody inspects what he answers for by name, while he has not."""
    owed = owed_by(actor.uid, at=at)
    called = installations_called({one.assignment.subject_uid for one in owed})
    return tuple(
        Action(
            text=Phrase(
                named.DOOR,
                {
                    "name": called.get(one.assignment.subject_uid, "–"),
                    "person": PERSONS[one.person],
                    "day": day_of(one.period.closes_at),
                },
            ),
            href=form_address(one.assignment.subject_uid, one.person, one.period),
            weight=Weight.MAIN,
            opens=True,
        )
        for one in owed
    )


def _missed(found: Told, at: datetime) -> Figure:
    return Figure(
        label=MISSED,
        value=found.missed,
        unit=MISSED_UNIT,
        as_of=at,
        definition=MISSED_ARE,
        href=narrowed_address(Stands.MISSED),
        change=Phrase(GRADED, {"n": found.installations}),
    )


def _figure(label: Text, found: Before, told: tuple[Text, Text], href: str, at: datetime) -> Figure:
    unit, definition = told
    moved = found.now - found.before
    return Figure(
        label=label,
        value=found.now,
        unit=unit,
        as_of=at,
        definition=definition,
        href=href,
        change=Phrase(MOVED, {"change": f"{moved:+d}"}) if moved else SAME,
    )
