"""Points are set up, many at once, changed and ended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.watching.limits import (
    Measuring,
    Wanted,
    check_order,
    check_unit,
    settled,
)
from bazhua.grips.inherent.models import Gateway, Installation, Limit, Point, process_units
from bazhua.grips.inherent.selectors.watching.found import tags_in_use
from bazhua.grips.inherent.selectors.watching.points import limits_of, measuring_of
from bazhua.grips.inherent.selectors.watching.reach import MONITORING, settable
from bazhua.grips.inherent.services.watching.limits import Texts, columns, point_to_set
from bazhua.grips.inherent.services.watching.telling import tell
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit, emit_each
from bazhua.infra.policies.book import current_book
from bazhua.infra.search.indexing import Findable, forget, index
from bazhua.kernel.errors import BadInput, MissingKey, NotFound, OutOfRange, StaleState
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.api import spot_of

TAG: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:/-]{0,59}")
LONGEST_TAG: Final = 60
SLOWEST_S: Final = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a point.

    Attributes:
        spot: uid of the equipment or point of the registry at which it measures.
        full: what 100 % of LEL or OEL is in its unit, where the unit is no share of it.
    """

    name: str
    measured: MeasuredKind
    unit: str
    period_s: int
    low: Decimal | None = None
    high: Decimal | None = None
    full: Decimal | None = None
    resolution: Decimal = Decimal(0)
    installation: UUID | None = None
    spot: UUID | None = None

    def __post_init__(self) -> None:
        """Refuse what no point can be.

        Raises:
            MissingKey: no name, or half a range.
            OutOfRange, BadInput: it never sends, its range is turned round, its caps are unknown.
        """
        if not self.name.strip():
            raise MissingKey("name")
        if not 0 < self.period_s <= SLOWEST_S:
            allowed = say("1 至 {most} 秒", "1 to {most} s", most=SLOWEST_S)
            raise OutOfRange("period_s", self.period_s, allowed)
        if (self.low is None) != (self.high is None):
            raise MissingKey("low" if self.low is None else "high")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise BadInput(
                "high", say("量程上限须大于下限", "the range must end above its beginning")
            )
        check_unit(self.measuring(None))

    def measuring(self, level: int | None) -> Measuring:
        """Return what its limits need to know, at an installation of a level."""
        return Measuring(
            measured=self.measured,
            unit=self.unit,
            low=self.low,
            high=self.high,
            full=self.full,
            level=level,
        )

    def columns(self) -> dict[str, Any]:
        """Return the columns that keep it."""
        return {
            "name": self.name.strip(),
            "measured": self.measured.value,
            "unit": self.unit,
            "period_s": self.period_s,
            "low": self.low,
            "high": self.high,
            "full": self.full,
            "resolution": self.resolution,
            "spot_uid": self.spot,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPoint:
    """A point that sends by a gateway, with the limits it begins with."""

    tag: str
    gateway: UUID
    facts: Facts
    limits: tuple[Wanted, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a tag that no gateway could send.

        Raises:
            BadInput: as said.
        """
        if TAG.fullmatch(self.tag) is None:
            problem = say(
                "位号应为 1 至 60 位字母、数字或 . _ : / -",
                "a tag is 1 to 60 letters, digits or . _ : / -",
            )
            raise BadInput("tag", problem)


@transaction.atomic
def set_up_points(new: Sequence[NewPoint], *, actor: Actor, at: datetime) -> list[Point]:
    """Set up points with their limits, all or none.

    Raises:
        NotFound, Forbidden: no such gateway, installation or place for him, or he may only look.
        BadInput: a tag is in use; limits would not rise.
        OutOfRange: a limit lies outside the range, or above a cap of GB/T 50493.
        StaleState: a gateway is closed.
    """
    _check_tags(new)
    opened = {uid: _gateway(uid, actor, at) for uid in {one.gateway for one in new}}
    watched = {uid: _installation(uid) for uid in {one.facts.installation for one in new} if uid}
    rows = [_made(one, opened[one.gateway], watched, actor, at) for one in new]
    limits = [
        limit for one, row in zip(new, rows, strict=True) for limit in _limits(one, row, actor, at)
    ]
    Point.objects.bulk_create(rows)
    Limit.objects.bulk_create(limits)
    for row in rows:
        index(MONITORING, Findable(record=row, title=row.name, codes=(row.tag,)), at=at)
    told = [(row, {"tag": row.tag, "measured": row.measured, "unit": row.unit}) for row in rows]
    emit_each("point.set_up", told, actor=actor, at=at)
    tell(rows, limits, at=at)
    return rows


@transaction.atomic
def change_point(uid: UUID, facts: Facts, *, version: int, actor: Actor, at: datetime) -> Point:
    """Change what is known of a point; its limits must still fit.

    Raises: as `set_up_points`.
        StaleState: it moved meanwhile, or has ended.
    """
    row = point_to_set(uid, actor, at)
    installation = None if facts.installation is None else _installation(facts.installation)
    _check_within(facts, installation, row)
    changed = swap(
        row, version=version, installation=installation, set_by=actor.uid, **facts.columns()
    )
    limits = list(limits_of([row])[row.pk].values())
    for limit in limits:
        limit.point = changed
        wanted = Wanted(
            kind=LimitKind(limit.kind), set_point=limit.set_point, dead_band=limit.dead_band
        )
        settled(current_book(day_of(at)), wanted, measuring_of(changed))
    index(MONITORING, Findable(record=changed, title=changed.name, codes=(row.tag,)), at=at)
    emit("point.changed", changed, actor=actor, at=at, data=facts.columns())
    tell([changed], limits, at=at)
    return changed


@transaction.atomic
def end_point(uid: UUID, *, version: int, actor: Actor, at: datetime) -> Point:
    """End a point with its limits; its history stays.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
        BadInput: a process unit is watched by it.
        StaleState: it moved meanwhile, or has ended.
    """
    row = point_to_set(uid, actor, at)
    _check_alone(row)
    ended = swap(row, version=version, until=at)
    Limit.objects.filter(point=row, until=None).update(until=at)
    forget(MONITORING, uid)
    emit("point.ended", ended, actor=actor, at=at, data={"tag": row.tag})
    tell((), (), gone_points=[ended], at=at)
    return ended


def _check_alone(row: Point) -> None:
    """Refuse to blind a process unit."""
    held = process_units().filter(point_uids__contains=[row.uid], until=None).first()
    if held is not None:
        problem = say(
            "测点属于工艺单元“{name}”，请先停用该单元",
            "the process unit “{name}” is watched by it: close that first",
            name=held.name,
        )
        raise BadInput(None, problem)


def _check_tags(new: Sequence[NewPoint]) -> None:
    tags = [one.tag for one in new]
    taken = tags_in_use(tags) or {tag for tag in tags if tags.count(tag) > 1}
    if taken:
        problem = say("位号“{tag}”已在用", "the tag “{tag}” is in use", tag=min(taken))
        raise BadInput("tag", problem)


def _gateway(uid: UUID, actor: Actor, at: datetime) -> Gateway:
    row = settable(Gateway, uid, actor, at)
    if row.until is not None:
        raise StaleState
    return row


def _installation(uid: UUID) -> Installation:
    row = Installation.objects.filter(uid=uid, until=None).first()
    if row is None:
        raise NotFound("installation")
    return row


def _made(
    new: NewPoint,
    gateway: Gateway,
    watched: dict[UUID, Installation],
    actor: Actor,
    at: datetime,
) -> Point:
    at_ = None if new.facts.installation is None else watched[new.facts.installation]
    _check_within(new.facts, at_, gateway)
    return Point(
        uid=new_uid(at),
        path_then=gateway.path_now,
        path_now=gateway.path_now,
        group_now=gateway.group_now,
        dept_mask=gateway.dept_mask,
        assignment_ids=gateway.assignment_ids,
        tag=new.tag,
        subject_kind=gateway.subject_kind,
        subject_uid=gateway.subject_uid,
        gateway=gateway,
        installation=at_,
        set_by=actor.uid,
        since=at,
        **new.facts.columns(),
    )


def _check_within(facts: Facts, installation: Installation | None, home: Gateway | Point) -> None:
    """Refuse an installation or a place of somebody else."""
    if installation is not None and installation.subject_uid != home.subject_uid:
        raise NotFound("installation")
    if facts.spot is not None:
        within = home.place.region.holds(spot_of(facts.spot).standing.region)
        if not within:
            raise NotFound("spot")


def _limits(new: NewPoint, row: Point, actor: Actor, at: datetime) -> list[Limit]:
    book, measuring = current_book(day_of(at)), measuring_of(row)
    check_order({one.kind: one.set_point for one in new.limits})
    return [
        Limit(
            uid=new_uid(at),
            point=row,
            set_by=actor.uid,
            set_at=at,
            **columns(settled(book, one, measuring), Texts()),
        )
        for one in new.limits
    ]
