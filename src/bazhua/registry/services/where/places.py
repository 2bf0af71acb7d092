"""Places of an enterprise, the zones drawn on them, the substances held at them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.files.services import Belonging, attach_file
from bazhua.infra.search.indexing import Findable, forget, index
from bazhua.kernel.errors import BadInput, NotFound, OutOfRange
from bazhua.kernel.words import say
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.domain.where.drawing import checked_outline, checked_plan
from bazhua.registry.domain.where.refusals import ClosedAlready, StillUsed, WrongRung
from bazhua.registry.models import (
    Enterprise,
    Place,
    Substance,
    Unit,
    Zone,
    all_enterprises,
    all_places,
)
from bazhua.registry.services.naming import named
from bazhua.registry.services.where.codes import ENTERPRISE_FILES
from bazhua.registry.services.where.enterprises import open_row

RESOURCE: Final = "place"
RUNGS: Final = tuple(PlaceKind)
LONGEST_NUMBER: Final = 60
LONGEST_CAS: Final = 12
MOST_T: Final = Decimal(10**9)
ContentT = TypeVar("ContentT", Zone, Substance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """A place to be opened.

    Attributes:
        parent: uid of the place it is part of.
        unit: uid of the workshop or team that answers for it.
        number: of the equipment, point or area, given once within the enterprise.
    """

    enterprise: UUID
    kind: PlaceKind
    name: str
    number: str = ""
    parent: UUID | None = None
    unit: UUID | None = None
    longitude: float | None = None
    latitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A zone: on the map, on the picture of a plan, or on both.

    Attributes:
        outline: rings of longitude and latitude, as GeoJSON has them.
        plan: uid of the picture's file; ``on_plan`` is a polygon in parts of its width.
    """

    name: str
    outline: Any = None
    plan: UUID | None = None
    on_plan: Any = None


@transaction.atomic
def open_place(given: Placing, *, actor: Actor, at: datetime) -> Place:
    """Open a place below one of a higher rung.

    Raises:
        NotFound: the enterprise, the place above or the unit is not there for this actor.
        Forbidden: he may not change the enterprise.
        WrongRung: the place above is of no higher rung.
        BadInput: its number is given already.
        ClosedAlready: the enterprise is closed.
    """
    row = open_row(given.enterprise, actor=actor, at=at, right=(RESOURCE, "create"))
    parent = _parent(row, given)
    number = _number(row, given.number)
    path = _unit_path(row, given.unit) if given.unit else row.path_now
    made = all_places().create(
        uid=new_uid(at),
        path_then=path,
        path_now=path,
        group_now=row.group_now,
        dept_mask=row.dept_mask,
        firm=row,
        parent=parent,
        kind=given.kind.value,
        number=number,
        longitude=given.longitude,
        latitude=given.latitude,
        **named(given.name),
    )
    index(
        RESOURCE, Findable(record=made, title=made.name, codes=(number,) if number else ()), at=at
    )
    told = {"place": made.uid, "kind": made.kind, "name": made.name, "number": number}
    emit("enterprise.place_opened", row, actor=actor, at=at, data=told)
    return made


@transaction.atomic
def close_place(uid: UUID, *, until: date, version: int, actor: Actor, at: datetime) -> Place:
    """Close a place from a day on.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change it.
        ClosedAlready: it is closed.
        StillUsed: places still stand below it.
        StaleState: it changed meanwhile.
    """
    place, row = _own(uid, actor, at, "end")
    below = all_places().filter(parent=place, until=None).count()
    if below:
        problem = say("其下还有 {n} 处位置", "{n} places still stand below it", n=below)
        raise StillUsed(problem)
    moved = swap(place, version=version, until=until)
    Zone.objects.filter(place=place, until=None).update(until=until)
    Substance.objects.filter(place=place, until=None).update(until=until)
    forget(RESOURCE, uid)
    told = {"place": uid, "until": until}
    emit("enterprise.place_closed", row, actor=actor, at=at, data=told)
    return moved


@transaction.atomic
def draw_zone(place_uid: UUID, drawing: Drawing, *, actor: Actor, at: datetime) -> Zone:
    """Draw a zone of a place.

    Raises:
        NotFound: the place or the picture is not there for this actor.
        Forbidden: he may not change the place.
        BadInput: neither polygon, or a polygon that is none.
    """
    place, row = _own(place_uid, actor, at)
    if drawing.outline is None and drawing.on_plan is None:
        raise BadInput("outline", say("请至少画出一个多边形", "draw at least one polygon"))
    if (drawing.plan is None) != (drawing.on_plan is None):
        raise BadInput(
            "plan",
            say("平面图与图上多边形须同时提供", "give the plan and the polygon on it together"),
        )
    made = Zone.objects.create(
        uid=new_uid(at),
        place=place,
        outline=checked_outline(drawing.outline),
        plan_uid=drawing.plan,
        on_plan=checked_plan(drawing.on_plan),
        **named(drawing.name),
    )
    if drawing.plan is not None:
        attach_file(drawing.plan, Belonging(ENTERPRISE_FILES, row.uid), actor=actor, at=at)
    told = {"place": place.uid, "zone": made.uid, "name": made.name}
    emit("enterprise.zone_drawn", row, actor=actor, at=at, data=told)
    return made


@transaction.atomic
def hold_substance(
    place_uid: UUID, *, name: str, cas: str, most_t: Decimal, actor: Actor, at: datetime
) -> Substance:
    """Note that a dangerous substance is held at a place.

    Args:
        most_t: largest quantity that may be there, tonnes.

    Raises:
        NotFound: the place is not there for this actor.
        Forbidden: he may not change it.
        OutOfRange: the quantity or the CAS number is no such.
    """
    place, row = _own(place_uid, actor, at)
    if not 0 <= most_t <= MOST_T:
        allowed = say("0 至 {most} 吨", "0 to {most} t", most=MOST_T)
        raise OutOfRange("most_t", most_t, allowed)
    if len(cas) > LONGEST_CAS:
        allowed = say("至多 {n} 位", "at most {n} characters", n=LONGEST_CAS)
        raise OutOfRange("cas", len(cas), allowed)
    made = Substance.objects.create(
        uid=new_uid(at), place=place, name=named(name)["name"], cas=cas, most_t=most_t
    )
    told = {"place": place.uid, "substance": made.uid, "name": made.name, "most_t": most_t}
    emit("enterprise.substance_held", row, actor=actor, at=at, data=told)
    return made


def end_zone(uid: UUID, *, until: date, version: int, actor: Actor, at: datetime) -> Zone:
    """Let a zone be no more from a day on; it stays on record.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change its place.
        ClosedAlready: it, or its place, has ended.
        StaleState: it changed meanwhile.
    """
    found = Zone.objects.select_related("place").filter(uid=uid).first()
    return _ended(found, "zone", until=until, version=version, actor=actor, at=at)


def end_substance(uid: UUID, *, until: date, version: int, actor: Actor, at: datetime) -> Substance:
    """Let a substance be held at its place no more from a day on; it stays on record.

    Raises: as `end_zone`.
    """
    found = Substance.objects.select_related("place").filter(uid=uid).first()
    return _ended(found, "substance", until=until, version=version, actor=actor, at=at)


@transaction.atomic
def _ended(
    found: ContentT | None, kind: str, *, until: date, version: int, actor: Actor, at: datetime
) -> ContentT:
    if found is None:
        raise NotFound
    place, row = _own(found.place.uid, actor, at)
    if found.until is not None:
        raise ClosedAlready(found.until)
    moved = swap(found, version=version, until=until)
    told = {"place": place.uid, kind: found.uid, "until": until}
    emit(f"enterprise.{kind}_ended", row, actor=actor, at=at, data=told)
    return moved


def _own(uid: UUID, actor: Actor, at: datetime, action: str = "update") -> tuple[Place, Enterprise]:
    place = access(Place, actor, uid=uid, resource=RESOURCE, action=action, at=at)
    if place.until is not None:
        raise ClosedAlready(place.until)
    return place, all_enterprises().get(pk=place.firm_id)


def _parent(row: Enterprise, given: Placing) -> Place | None:
    if given.parent is None:
        return None
    found = all_places().filter(uid=given.parent, firm=row, until=None).first()
    if found is None:
        raise NotFound("parent")
    if RUNGS.index(PlaceKind(found.kind)) >= RUNGS.index(given.kind):
        raise WrongRung(given.kind.value)
    return found


def _number(row: Enterprise, number: str) -> str:
    text = number.strip()
    if len(text) > LONGEST_NUMBER:
        allowed = say("至多 {n} 字", "at most {n} characters", n=LONGEST_NUMBER)
        raise OutOfRange("number", len(text), allowed)
    standing = all_places().filter(firm=row, number=text, until=None)
    if text and standing.exists():
        problem = say("本企业已有编号“{n}”", "the number “{n}” is given already", n=text)
        raise BadInput("number", problem)
    return text


def _unit_path(row: Enterprise, uid: UUID) -> str:
    units = Unit.objects.select_related("node").filter(enterprise=row, until=None)
    found = units.filter(uid=uid).first()
    if found is None:
        raise NotFound("unit")
    return found.node.path
