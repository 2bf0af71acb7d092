"""Writing the roster; every change is an event of the row it makes or ends."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final, TypeVar

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import Record, new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.duty import Leave, Substitute
from bazhua.infra.roster.models import (
    DutyDelegation,
    DutyLeave,
    DutyShift,
    DutySignature,
    DutySubstitute,
)
from bazhua.infra.roster.rows import delegation_row, leave_row, shift_row, substitute_row
from bazhua.infra.roster.selectors import INSTANT, changeover_at
from bazhua.infra.roster.shifts import Shift
from bazhua.kernel.errors import DomainError, Forbidden, NotFound

RecordT = TypeVar("RecordT", bound=Record)
StretchT = TypeVar("StretchT", DutySubstitute, DutyLeave, DutyDelegation)

NAMES: Final[Mapping[type[Record], str]] = {
    DutySubstitute: "substitute",
    DutyLeave: "leave",
    DutyDelegation: "delegation",
}


class AlreadyOver(DomainError):
    """What is to be ended has ended by itself."""

    code = "already_over"
    http_status = 409


@transaction.atomic
def plan_shift(shift: Shift, *, actor: Actor, at: datetime) -> DutyShift:
    """Let a person hold a post on the days of a rhythm."""
    row = shift_row(shift, at)
    return _kept("shift.planned", row, {"post": row.post, "person": shift.person}, actor, at)


@transaction.atomic
def end_shift(
    row: DutyShift, *, last_day: date, version: int, actor: Actor, at: datetime
) -> DutyShift:
    """Let the last day on which a shift begins be a given one.

    Raises:
        StaleState: somebody else changed it meanwhile.
    """
    ended = swap(row, version=version, last_day=last_day)
    emit("shift.ended", ended, actor=actor, at=at, data={"last_day": last_day})
    return ended


@transaction.atomic
def stand_in(substitute: Substitute, *, actor: Actor, at: datetime) -> DutySubstitute:
    """Let a person take another's shifts at a post for a time."""
    row = substitute_row(substitute, at)
    told = {"post": row.post, "absent": substitute.absent, "person": substitute.person}
    return _kept("substitute.named", row, told, actor, at)


@transaction.atomic
def take_leave(leave: Leave, *, actor: Actor, at: datetime) -> DutyLeave:
    """Let a person be away from every post for a time."""
    row = leave_row(leave, at)
    return _kept("leave.taken", row, {"person": leave.person}, actor, at)


@transaction.atomic
def delegate(given: Delegation, *, actor: Actor, at: datetime) -> DutyDelegation:
    """Let a person act for another for a time."""
    row = delegation_row(given, at)
    return _kept("delegation.given", row, {"giver": given.giver, "taker": given.taker}, actor, at)


@transaction.atomic
def cut_short(row: StretchT, *, version: int, actor: Actor, at: datetime) -> StretchT:
    """End a substitute, leave or delegation now; one that has not begun never does.

    Raises:
        AlreadyOver: it has ended by itself.
        StaleState: somebody else changed it meanwhile.
    """
    if row.until <= at:
        raise AlreadyOver("until", until=row.until)
    ended = swap(row, version=version, until=max(at, row.since + INSTANT))
    emit(f"{NAMES[type(row)]}.ended", ended, actor=actor, at=at, data={"until": ended.until})
    return ended


@transaction.atomic
def sign_handover(
    post: str, passes_at: datetime, content_sha256: bytes, *, actor: Actor, at: datetime
) -> DutySignature:
    """Sign a hand-over as the person who acts; a second signature is the first.

    Args:
        passes_at: the hour of the roster at which duty passes.
        content_sha256: of what was handed over, as it was shown.

    Raises:
        NotFound: duty does not pass at the post at that hour.
        Forbidden: he neither hands it over nor takes it.
    """
    change = changeover_at(post, passes_at)
    if change is None:
        raise NotFound
    if str(actor.uid) not in change.parties:
        raise Forbidden
    signed = DutySignature.objects.filter(post=post, at=passes_at, person=actor.uid).first()
    if signed is not None:
        return signed
    row = DutySignature(
        uid=new_uid(at),
        post=post,
        at=passes_at,
        person=actor.uid,
        signed_at=at,
        content_sha256=content_sha256,
    )
    told = {"post": post, "passes_at": passes_at, "content_sha256": content_sha256.hex()}
    return _kept("handover.signed", row, told, actor, at)


def _kept(kind: str, row: RecordT, told: Mapping[str, Any], actor: Actor, at: datetime) -> RecordT:
    row.save(force_insert=True)
    emit(kind, row, actor=actor, at=at, data=told)
    return row
