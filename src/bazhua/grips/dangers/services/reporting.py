"""What somebody reports from his phone: put on record once, or seen by one more."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.dangers.domain.policy.sources import PhoneClock
from bazhua.grips.dangers.domain.sources.phone import heard
from bazhua.grips.dangers.domain.visiting.table import VisitState
from bazhua.grips.dangers.models import HiddenDanger, dangers, visits
from bazhua.grips.dangers.selectors.reach import reporting_roles
from bazhua.grips.dangers.selectors.similar import Sought, similar_dangers
from bazhua.grips.dangers.services.locating import Located, Named, located
from bazhua.grips.dangers.services.recording import Found, record_danger
from bazhua.grips.dangers.services.visiting.finding import found_on_visit
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import emit
from bazhua.infra.files.models import Attachment
from bazhua.infra.files.services import Belonging, attach_file
from bazhua.infra.findings.behind import person_of
from bazhua.infra.findings.core.terms import ENDED
from bazhua.infra.idempotency.keys import Answer
from bazhua.infra.idempotency.services import handed_in
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import NotFound
from bazhua.kernel.times import day_of

DANGER_FILES: Final = "danger"
ROUTE: Final = "dangers/report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a phone says.

    Attributes:
        said_at: when it was found, by the phone's clock.
        sent_at: when the report left, by the same clock.
        same_as: uid of the open danger that the person recognised.
    """

    wrong: str
    said_at: datetime
    sent_at: datetime
    where: Named
    same_as: UUID | None = None


def hand_in_report(key: str, report: Report, *, actor: Actor, at: datetime) -> Answer:
    """Take a report under the key that its phone gave it; the same again is the same answer.

    Returns:
        The JSON of the danger's uid and number, whether it was there already, and of open dangers
        that may be the same.

    Raises:
        BadKey, KeyReused, KeyInProgress: the key does not stand for this report.
        MissingKey: it says nothing.
        BadInput: it does not say where.
        NotFound, Forbidden: he may not report there.
    """
    # When it left is not part of what is said: a phone tries again later.
    said = asdict(report) | {"sent_at": None}
    return handed_in(
        (key, ROUTE), said, lambda: take_report(report, actor=actor, at=at), actor=actor, at=at
    )


@transaction.atomic
def take_report(report: Report, *, actor: Actor, at: datetime) -> dict[str, Any]:
    """Put a report on record, or note that one more has seen the danger that it names.

    A danger that has ended meanwhile is found again.

    Raises:
        MissingKey, BadInput, NotFound, Forbidden: as `hand_in_report`.
    """
    seen = _still_open(report.same_as)
    if seen is not None:
        return _told(confirm_danger(seen, report.wrong, actor=actor, at=at), again=True)
    where = located(report.where, actor=actor, at=at)
    found = _found(report, where, at)
    if where.visit is None:
        row = record_danger(found, actor=actor, at=at)
    else:
        row = found_on_visit(found, where.visit, actor=actor, at=at)
    sought = Sought(
        region=where.standing.region,
        wrong=row.wrong,
        spot_uid=where.spot_uid,
        spot=where.spot,
        apart=row.uid,
        visited=where.visit is not None,
    )
    alike = similar_dangers(sought, actor, at=at)
    return _told(row, again=False) | {"similar": [one.row.number for one in alike]}


@transaction.atomic
def confirm_danger(uid: UUID, wrong: str, *, actor: Actor, at: datetime) -> HiddenDanger:
    """Note that one more has seen a danger, with his words.

    Raises:
        NotFound: there is none where he may report.
        NotAPerson: nobody is behind the account.
    """
    row = _reportable(uid, actor, at)
    told = {"person": person_of(actor.uid, at), "wrong": wrong}
    emit("danger.confirmed", row, actor=actor, at=at, data=told)
    return row


@transaction.atomic
def add_photo(uid: UUID, file: UUID, *, actor: Actor, at: datetime) -> None:
    """Make a photo that somebody gave part of a danger; the same again changes nothing.

    Raises:
        NotFound: there is no such danger where he may report, or no such file of his.
    """
    row = _reportable(uid, actor, at)
    there = Attachment.objects.filter(file__uid=file, record_uid=uid, detached_at=None)
    if there.exists():
        return
    attach_file(file, Belonging(DANGER_FILES, uid), actor=actor, at=at)
    told = {"person": person_of(actor.uid, at), "file": file}
    emit("danger.photo_added", row, actor=actor, at=at, data=told)


def _still_open(uid: UUID | None) -> UUID | None:
    ended = [state.value for state in ENDED]
    if uid is None or dangers().filter(uid=uid, state__in=ended).exists():
        return None
    return uid


def _reportable(uid: UUID, actor: Actor, at: datetime) -> HiddenDanger:
    row = dangers().filter(uid=uid).first()
    if row is None:
        raise NotFound
    own = row.found_by == actor.uid
    if not (own or reporting_roles(actor, row.place, at) or _visits(actor, row)):
        raise NotFound
    return row


def _visits(actor: Actor, row: HiddenDanger) -> bool:
    """Return whether somebody is on a visit to the enterprise of a danger."""
    here = visits().filter(officers__contains=[actor.uid], state=VisitState.ARRIVED.value)
    return here.filter(enterprise_id=row.enterprise_id).exists()


def _found(report: Report, where: Located, at: datetime) -> Found:
    day = day_of(at)
    clock = current_book(day).row(PhoneClock, day)
    when = heard(clock, said=report.said_at, sent=report.sent_at, received=at)
    return Found(
        subject_kind=where.subject_kind,
        subject_uid=where.subject_uid,
        found_at=when.found_at,
        skew_s=when.skew_s,
        wrong=report.wrong,
        spot_uid=where.spot_uid,
        longitude=where.spot.longitude if where.spot else None,
        latitude=where.spot.latitude if where.spot else None,
        spot=where.spot_name,
    )


def _told(row: HiddenDanger, *, again: bool) -> dict[str, Any]:
    return {"uid": str(row.uid), "number": row.number, "again": again}
