"""The tree of regions changes: a region goes below another one, or is called otherwise.

Past figures and past places stay: what stood where is in the spells.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.rollup.contributing import reorganise
from bazhua.infra.search.indexing import index_each
from bazhua.kernel.errors import BadInput
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.tree import Level
from bazhua.registry.domain.where.refusals import (
    ClosedAlready,
    OutOfOrder,
    RegionMoveRefused,
)
from bazhua.registry.models import NodeSpell, Region, RegionSpell, all_bodies, all_regions
from bazhua.registry.services.divisions.carrying import carry
from bazhua.registry.services.divisions.regions import RESOURCE, findable, lock_tree
from bazhua.registry.services.naming import named

ABOVE: Final = {Level.COUNTY: Level.CITY, Level.TOWN: Level.COUNTY, Level.CITY: Level.PROVINCE}
STANDING: Final = (OrganisationKind.GOVERNMENT.value, OrganisationKind.COMMISSION_OFFICE.value)
DIGITS: Final = {Level.CITY: 6, Level.COUNTY: 6, Level.TOWN: 9, Level.PROVINCE: 6}


@transaction.atomic
def move_region(
    uid: UUID, *, below: UUID, since: date, version: int, actor: Actor, at: datetime
) -> Region:
    """Let a region stand below another one from a day on, with all that is in it.

    Every record in it is seen by those over its new place at once; figures of earlier days stay
    where they were counted.

    Raises:
        NotFound: a region is not there for this actor.
        Forbidden: he may not change it or the one it goes to.
        RegionMoveRefused: the other one is of no fitting level, is where it stands, or the day
            lies in the future.
        ClosedAlready: one of them was abolished.
        OutOfOrder: it stands where it stands only since that day or a later one.
        ReorganisationRefused: the tree was changed on a later day already.
        StaleState: it changed meanwhile.
    """
    lock_tree()
    row = standing_region(uid, actor, at)
    target = standing_region(below, actor, at)
    _guard(row, target, since, at)
    moved = swap(row, version=version)
    old = Path(row.path_now)
    new = Path(f"{target.path_now}{row.node_id}.")
    counted = carry(row.node_id, target.node_id, old=old, new=new, since=since)
    moved.path_now = new.dotted
    _follow_bodies(new, Path(target.path_now))
    told = {"old": old.dotted, "new": new.dotted, "since": since, "moved": counted}
    event = emit("region.moved", moved, actor=actor, at=at, data=told)
    reorganise(event, old=old, new=new, day=since)
    index_each(RESOURCE, findable([moved]), at=at)
    return moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a region is to be called.

    Attributes:
        name_en: empty to keep the one it has.
    """

    name: str
    code: str
    since: date
    name_en: str = ""


@transaction.atomic
def rename_region(uid: UUID, naming: Naming, *, version: int, actor: Actor, at: datetime) -> Region:
    """Let a region be called otherwise, or have another code, from a day on.

    The code it had still leads to it.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change it.
        BadInput: the code is none of its level, or another region has or had it.
        ClosedAlready: it was abolished.
        OutOfOrder: it is called so only since that day or a later one.
        StaleState: it changed meanwhile.
    """
    lock_tree()
    row = standing_region(uid, actor, at)
    code, since = naming.code, naming.since
    _guard_code(row, code)
    last = RegionSpell.objects.filter(region=row, until=None).latest("since")
    if since <= last.since:
        raise OutOfOrder("since", since, last.since)
    columns: dict[str, Any] = named(naming.name, naming.name_en or row.name_en)
    moved = swap(row, version=version, code=code, **columns)
    RegionSpell.objects.filter(pk=last.pk).update(until=since, successor=row)
    RegionSpell.objects.create(region=row, code=code, name=moved.name, since=since)
    told = {"before": [row.code, row.name], "after": [code, moved.name], "since": since}
    emit("region.renamed", moved, actor=actor, at=at, data=told)
    index_each(RESOURCE, findable([moved]), at=at)
    return moved


def standing_region(uid: UUID, actor: Actor, at: datetime) -> Region:
    """Return a region that the actor may change.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change it.
        ClosedAlready: it was abolished.
    """
    row = access(Region, actor, uid=uid, resource=RESOURCE, action="update", at=at)
    if row.until is not None:
        raise ClosedAlready(row.until)
    return row


def _guard(row: Region, target: Region, since: date, at: datetime) -> None:
    fitting = ABOVE.get(Level(row.level))
    if fitting is None or target.level != fitting.value:
        raise RegionMoveRefused(
            "below", say("上级区划的级别不符", "the region above is of no fitting level")
        )
    if row.path_now == f"{target.path_now}{row.node_id}.":
        raise RegionMoveRefused("below", say("它已在该处之下", "it stands there already"))
    if since > day_of(at):
        raise RegionMoveRefused(
            "since", say("尚未生效，请于当日登记", "it is not in force yet; enter it on its day")
        )
    spell = NodeSpell.objects.get(node_id=row.node_id, until=None)
    if since <= spell.since:
        raise OutOfOrder("since", since, spell.since)


def _guard_code(row: Region, code: str) -> None:
    digits = DIGITS[Level(row.level)]
    if not (code.isascii() and code.isdigit() and len(code) == digits):
        problem = say("代码应为 {n} 位数字", "the code has {n} digits", n=digits)
        raise BadInput("code", problem)
    others = all_regions().filter(code=code).exclude(pk=row.pk)
    if others.exists() or RegionSpell.objects.filter(code=code).exclude(region=row).exists():
        problem = say("代码 {code} 属于另一区划", "{code} belongs to another region", code=code)
        raise BadInput("code", problem)


def _follow_bodies(place: Path, above: Path) -> None:
    """Let its government and its Commission Office answer to those of the region above."""
    for kind in STANDING:
        parent = all_bodies().filter(kind=kind, path_now=above.dotted, until=None).first()
        if parent is not None:
            own = all_bodies().filter(kind=kind, path_now=place.dotted, until=None)
            own.update(parent=parent, version=F("version") + 1)
