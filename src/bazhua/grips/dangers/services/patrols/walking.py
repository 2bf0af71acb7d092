"""A patrol is walked: answers of any number of phones become one round, each no a danger."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.closed_loop.origins import Origin
from bazhua.grips.dangers.domain.patrols.questions import wrong_by
from bazhua.grips.dangers.domain.policy.sources import PhoneClock
from bazhua.grips.dangers.domain.sources.phone import heard
from bazhua.grips.dangers.models import (
    HiddenDanger,
    Patrol,
    PatrolEdition,
    PatrolFinding,
    PatrolRound,
)
from bazhua.grips.dangers.selectors.patrols.patrols import edition_of, form_asked, to_walk
from bazhua.grips.dangers.selectors.patrols.standing import calendar_at
from bazhua.grips.dangers.services.recording import Found, put_on_record
from bazhua.grips.dangers.services.reporting import add_photo
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.findings.behind import person_of
from bazhua.infra.forms.answers.sheet import Sheet
from bazhua.infra.forms.assembly import Form
from bazhua.infra.forms.exchange import MOST_REPLACED
from bazhua.infra.forms.models import AskedForm
from bazhua.infra.forms.result import Finding
from bazhua.infra.forms.selectors import form_of, outcome_of
from bazhua.infra.forms.services import Asking, ask_form, close_form, take_answers
from bazhua.infra.idempotency.keys import Answer
from bazhua.infra.idempotency.services import handed_in
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.core.periods import named
from bazhua.infra.recurrence.deeds import Deed, fulfil
from bazhua.infra.recurrence.models import rules
from bazhua.infra.recurrence.refusals import NotExpected, NotOpenYet
from bazhua.infra.recurrence.rows import schedule_of
from bazhua.kernel.errors import NotFound, StaleState
from bazhua.kernel.times import day_of
from bazhua.registry.api import spot_of

ROUTE: Final = "dangers/patrols"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What a phone says of a round.

    Attributes:
        edition: number of the one that the phone showed.
        opens_at: names the period in which it was walked.
        writes: its answers, as `infra.forms` takes them.
        said_at: when the last of them was given, ``sent_at`` when they left, by the phone's clock.
    """

    patrol: UUID
    edition: int
    opens_at: datetime
    writes: tuple[Mapping[str, Any], ...]
    said_at: datetime
    sent_at: datetime


def hand_in_walk(key: str, walk: Walk, *, actor: Actor, at: datetime) -> Answer:
    """Take the answers of a phone under its key; the same again is the same answer.

    Returns:
        The JSON of the round's uid, how it stands, the numbers of what was found, how many
        questions are open, and on which the phones differ.

    Raises:
        BadKey, KeyReused, KeyInProgress: the key does not stand for these answers.
        NotFound: there is no such patrol for him.
        NotExpected, NotOpenYet: it is not to be walked then.
        DomainError: an answer is refused.
    """
    said = asdict(walk) | {"sent_at": None}
    return handed_in(
        (key, ROUTE), said, lambda: take_walk(walk, actor=actor, at=at), actor=actor, at=at
    )


@transaction.atomic
def take_walk(walk: Walk, *, actor: Actor, at: datetime) -> dict[str, Any]:
    """Keep answers, and end the round with the last of them: what was answered no is found.

    Raises:
        NotFound, NotExpected, NotOpenYet, DomainError: as `hand_in_walk`.
        NotAPerson: nobody is behind the account.
    """
    patrol = to_walk(actor, walk.patrol, at=at)
    person = UUID(person_of(actor.uid, at))
    row = _round(patrol, walk, actor, at)
    sheet = take_answers(row.form_uid, walk.writes, actor=actor, at=at)
    if row.walked_at is not None:
        return _told(row, "walked", sheet)
    row = swap(row, version=row.version, walkers=sorted({*row.walkers, person}))
    form = AskedForm.objects.get(uid=row.form_uid)
    if not outcome_of(form).complete or sheet.conflicts():
        return _told(row, "differs" if sheet.conflicts() else "partly", sheet)
    return _told(_ended(row, form, walk, actor, at), "walked", sheet)


@transaction.atomic
def add_patrol_photo(round_uid: UUID, item: str, file: UUID, *, actor: Actor, at: datetime) -> None:
    """Make a photo part of what was found by a question of a round.

    Raises:
        NotFound: there is no such round for him, nothing was found by this question, or there is
            no such file of his.
        StaleState: the round is not done yet; later it may be.
    """
    row = PatrolRound.objects.filter(uid=round_uid).select_related("patrol").first()
    if row is None:
        raise NotFound
    to_walk(actor, row.patrol.uid, at=at)
    if row.walked_at is None:
        raise StaleState
    found = PatrolFinding.objects.filter(round=row, item=item).select_related("danger").first()
    if found is None:
        raise NotFound("item")
    add_photo(found.danger.uid, file, actor=actor, at=at)


def _round(patrol: Patrol, walk: Walk, actor: Actor, at: datetime) -> PatrolRound:
    """Return the round of a period; the first who answers begins it."""
    Patrol.objects.select_for_update().get(pk=patrol.pk)
    begun = PatrolRound.objects.filter(patrol=patrol, opens_at=walk.opens_at)
    row = begun.select_related("edition", "patrol").first()
    if row is not None:
        return row
    edition = edition_of(patrol, walk.edition)
    _check_expected(edition, walk, at)
    uid = new_uid(at)
    form = ask_form(uid, Asking((form_asked(edition),)), actor=actor, at=at)
    row = PatrolRound(
        uid=uid, patrol=patrol, edition=edition, opens_at=walk.opens_at, form_uid=form.uid
    )
    row.save(force_insert=True)
    return row


def _check_expected(edition: PatrolEdition, walk: Walk, at: datetime) -> None:
    """Refuse a round of no period: what is partly answered settles nothing that would refuse it."""
    schedule = schedule_of(rules().get(uid=edition.rule_uid))
    if named(schedule, walk.opens_at, calendar_at(at)) is None:
        raise NotExpected("opens_at", walk.patrol, walk.opens_at)
    if at < walk.opens_at:
        raise NotOpenYet(walk.opens_at)


def _ended(
    row: PatrolRound, form: AskedForm, walk: Walk, actor: Actor, at: datetime
) -> PatrolRound:
    """End a round: what was expected is done, each no is a danger, nothing is typed again."""
    walked_at = _walked_at(walk, at)
    deed = Deed(
        rule=row.edition.rule_uid, subject=row.patrol.uid, record=row.uid, opens_at=row.opens_at
    )
    fulfil(deed, actor=actor, at=walked_at, calendar=calendar_at(at))
    findings = outcome_of(form).findings
    close_form(form.uid, version=form.version, actor=actor, at=at)
    done = swap(row, version=row.version, walked_at=walked_at)
    asked = form_of(form)
    numbers = [_found(done, asked, one, actor, at).number for one in findings]
    told = {"round": done.uid, "person": actor.uid, "found": numbers}
    emit("patrol.walked", done.patrol, actor=actor, at=walked_at, data=told)
    return done


def _found(row: PatrolRound, form: Form, no: Finding, actor: Actor, at: datetime) -> HiddenDanger:
    """Put on record what was answered no, with place, question and note."""
    patrol, asked = row.patrol, form.find(no.item)
    if asked is None or row.walked_at is None:
        raise AssertionError("a round that is done has answers to its own questions")
    spot = None if patrol.spot_uid is None else spot_of(patrol.spot_uid)
    found = Found(
        subject_kind=patrol.subject_kind,
        subject_uid=patrol.subject_uid,
        found_at=row.walked_at,
        wrong=wrong_by(asked.item, no.reply.note),
        spot_uid=patrol.spot_uid,
        longitude=spot.longitude if spot else None,
        latitude=spot.latitude if spot else None,
        spot=patrol.spot,
        origin=Origin.PATROL,
    )
    danger = put_on_record(found, actor=actor, at=at)
    PatrolFinding(uid=new_uid(at), round=row, item=no.item, danger=danger).save(force_insert=True)
    return danger


def _walked_at(walk: Walk, at: datetime) -> datetime:
    day = day_of(at)
    clock = current_book(day).row(PhoneClock, day)
    when = heard(clock, said=walk.said_at, sent=walk.sent_at, received=at)
    return max(when.found_at, min(walk.opens_at, at))


def _told(row: PatrolRound, state: str, sheet: Sheet) -> dict[str, Any]:
    form = AskedForm.objects.get(uid=row.form_uid)
    found = PatrolFinding.objects.filter(round=row).order_by("pk")
    return {
        "uid": str(row.uid),
        "state": state,
        "number": ", ".join(found.values_list("danger__number", flat=True)),
        "open": len(outcome_of(form).lacks),
        "differ": {one.item: _seen(sheet, one.item) for one in sheet.conflicts()},
    }


def _seen(sheet: Sheet, item: str) -> list[tuple[str, int]]:
    """Return the answers that a later one settles."""
    return [(one.dot.device, one.dot.sequence) for one in sheet.history(item)[-MOST_REPLACED:]]
