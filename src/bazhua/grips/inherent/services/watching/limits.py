"""Limits are set, changed and ended; a looser one of a grave installation waits for another."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.watching.limits import (
    Setting,
    Wanted,
    check_order,
    is_grave,
    is_looser,
    settled,
)
from bazhua.grips.inherent.models import Limit, Loosening, Point, points
from bazhua.grips.inherent.selectors.watching.points import (
    as_kept,
    kept,
    limits_of,
    measuring_of,
    setting_of,
)
from bazhua.grips.inherent.selectors.watching.reach import APPROVE, MONITORING, settable
from bazhua.grips.inherent.services.watching.telling import tell
from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.policies.book import current_book
from bazhua.infra.policies.core.refusals import SecondPersonNeeded
from bazhua.infra.policies.ports import human_behind
from bazhua.kernel.errors import BadInput, MissingKey, NotFound, StaleState
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What is said of a limit: what brings its alarm about, what follows, what is to be done."""

    cause: str = ""
    consequence: str = ""
    response: str = ""
    approval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitDeed:
    """A limit that is to be set.

    Attributes:
        version: of the limit as it was seen; nothing where there was none.
        reason: why it is set; it is kept with the change.
    """

    point: UUID
    wanted: Wanted
    texts: Texts = Texts()
    version: int | None = None
    reason: str = ""


@transaction.atomic
def set_limit(deed: LimitDeed, *, actor: Actor, at: datetime) -> Limit | Loosening:
    """Set a limit of a point, or ask a second person for it where it is looser than before.

    Raises:
        NotFound, Forbidden: no such point for him, or he may only look.
        OutOfRange: it lies outside the range, or above a cap of GB/T 50493.
        BadInput: LL, L, H and HH would not rise; one already waits.
        MissingKey: a looser one without a reason.
        StaleState: it was changed meanwhile, or the point has ended.
    """
    point = point_to_set(deed.point, actor, at)
    known = limits_of([point])[point.pk]
    before = known.get(deed.wanted.kind)
    _check_version(before, deed.version)
    setting = checked(deed.wanted, point, known, at)
    if before is not None and _needs_another(point, setting_of(before), setting, at):
        return _asked(point, deed, actor, at)
    row = _written(point, before, setting, deed.texts, actor, at)
    _emit_set(point, before, row, deed.reason, actor, at)
    tell((), [row], at=at)
    return row


@transaction.atomic
def end_limit(
    point: UUID, kind: LimitKind, *, version: int, reason: str, actor: Actor, at: datetime
) -> Limit | Loosening:
    """End a limit, or ask a second person for it at a grave installation.

    Raises: as `set_limit`.
    """
    row = point_to_set(point, actor, at)
    before = limits_of([row])[row.pk].get(kind)
    if before is None:
        raise NotFound
    _check_version(before, version)
    if _needs_another(row, setting_of(before), None, at):
        return _waits(row, kind, None, reason, actor, at)
    return _ended(row, before, reason, actor, at)


@transaction.atomic
def decide_loosening(uid: UUID, *, approved: bool, actor: Actor, at: datetime) -> Loosening:
    """Approve a looser limit or its end, or refuse it, as another person than who asked.

    Raises:
        NotFound, Forbidden: there is none for him, or he may not approve.
        SecondPersonNeeded: he is no person, or the one who asked.
        StaleState: it is decided.
        BadInput, OutOfRange: it no longer fits.
    """
    row = Loosening.objects.select_for_update().select_related("point").filter(uid=uid).first()
    if row is None:
        raise NotFound
    point = access(Point, actor, uid=row.point.uid, resource=MONITORING, action=APPROVE, at=at)
    if human_behind(actor.uid, at) in {None, human_behind(row.asked_by, at)}:
        raise SecondPersonNeeded
    if row.approved is not None:
        raise StaleState
    decided = swap(row, version=row.version, approved=approved, decided_by=actor.uid, decided_at=at)
    if not approved:
        told = {"limit": row.kind, "asked_by": row.asked_by}
        emit("point.loosening_refused", point, actor=actor, at=at, data=told)
        return decided
    _carried_out(decided, point, actor, at)
    return decided


def checked(
    wanted: Wanted, point: Point, known: Mapping[LimitKind, Limit], at: datetime
) -> Setting:
    """Return a limit as it would be set beside the others of its point.

    Raises:
        OutOfRange, BadInput: as `set_limit`.
    """
    setting = settled(current_book(day_of(at)), wanted, measuring_of(point))
    others = {kind: one.set_point for kind, one in known.items()}
    check_order({**others, wanted.kind: wanted.set_point})
    return setting


def columns(setting: Setting, texts: Texts) -> dict[str, Any]:
    """Return the columns that keep a limit."""
    told = asdict(setting)
    return {**told, "kind": setting.kind.value, "colour": setting.colour.value, **asdict(texts)}


def point_to_set(uid: UUID, actor: Actor, at: datetime) -> Point:
    """Return a point that somebody may set, locked until the end of the transaction.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
        StaleState: it has ended.
    """
    settable(Point, uid, actor, at)
    row = points().select_for_update(of=("self",)).select_related("installation").get(uid=uid)
    if row.until is not None:
        raise StaleState
    return row


def _check_version(before: Limit | None, version: int | None) -> None:
    if (None if before is None else before.version) != version:
        raise StaleState


def _needs_another(point: Point, before: Setting, after: Setting | None, at: datetime) -> bool:
    level = None if point.installation is None else point.installation.level
    return is_looser(before, after) and is_grave(current_book(day_of(at)), level)


def _asked(point: Point, deed: LimitDeed, actor: Actor, at: datetime) -> Loosening:
    given = {"wanted": as_kept(deed.wanted), "texts": asdict(deed.texts)}
    return _waits(point, deed.wanted.kind, given, deed.reason, actor, at)


def _waits(
    point: Point,
    kind: LimitKind,
    given: dict[str, Any] | None,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Loosening:
    if not reason.strip():
        raise MissingKey("reason")
    if Loosening.objects.filter(point=point, kind=kind.value, approved=None).exists():
        problem = say("该限值已有一项放宽待批准", "a change of this limit waits already")
        raise BadInput("kind", problem)
    row = Loosening(
        uid=new_uid(at),
        point=point,
        kind=kind.value,
        given=given,
        reason=reason.strip(),
        asked_by=actor.uid,
        asked_at=at,
    )
    row.save(force_insert=True)
    told = {"limit": kind, "given": given, "reason": row.reason}
    emit("point.loosening_asked", point, actor=actor, at=at, data=told)
    return row


def _carried_out(row: Loosening, point: Point, actor: Actor, at: datetime) -> None:
    known = limits_of([point])[point.pk]
    before = known.get(LimitKind(row.kind))
    if before is None:
        raise StaleState
    if row.given is None:
        _ended(point, before, row.reason, actor, at)
        return
    texts = Texts(**row.given["texts"])
    setting = checked(kept(row.given["wanted"]), point, known, at)
    after = _written(point, before, setting, texts, actor, at)
    _emit_set(point, before, after, row.reason, actor, at)
    tell((), [after], at=at)


def _written(
    point: Point, before: Limit | None, setting: Setting, texts: Texts, actor: Actor, at: datetime
) -> Limit:
    changed = {**columns(setting, texts), "set_by": actor.uid, "set_at": at}
    if before is not None:
        row = swap(before, version=before.version, **changed)
    else:
        row = Limit(uid=new_uid(at), point=point, **changed)
        row.save(force_insert=True)
    row.point = point
    return row


def _ended(point: Point, before: Limit, reason: str, actor: Actor, at: datetime) -> Limit:
    ended = swap(before, version=before.version, until=at)
    ended.point = point
    told = {"limit": before.kind, "before": asdict(setting_of(before)), "reason": reason}
    emit("point.limit_ended", point, actor=actor, at=at, data=told)
    tell((), (), gone_limits=[ended], at=at)
    return ended


def _emit_set(
    point: Point, before: Limit | None, after: Limit, reason: str, actor: Actor, at: datetime
) -> None:
    told = {
        "limit": after.kind,
        "before": None if before is None else asdict(setting_of(before)),
        "after": asdict(setting_of(after)),
        "approval": after.approval,
        "reason": reason,
    }
    emit("point.limit_set", point, actor=actor, at=at, data=told)
