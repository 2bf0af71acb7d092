"""Departments and the bodies that are no enterprise: those that stand, and those people open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit, emit_each
from bazhua.infra.search.indexing import Findable, index_each
from bazhua.kernel.errors import Forbidden, MissingKey, NotAChoice, NotFound, OutOfRange
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.words import say
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.tree import EVERY_DEPARTMENT, Level, RegionKind
from bazhua.registry.domain.where.refusals import ClosedAlready, OutOfOrder
from bazhua.registry.models import (
    Department,
    LetterCode,
    Organisation,
    Region,
    all_bodies,
    all_regions,
)
from bazhua.registry.services.divisions.regions import lock_tree
from bazhua.registry.services.divisions.table import AS_OF, department_rows
from bazhua.registry.services.naming import named
from bazhua.registry.services.where.codes import checked_code, free_code

RESOURCE: Final = "organisation"
BATCH: Final = 1_000
LONGEST_LETTERS: Final = 20
GOVERNED: Final = (Level.PROVINCE.value, Level.CITY.value, Level.COUNTY.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A body to be opened.

    Attributes:
        region: uid of the region where it stands.
        department: code of its line of work, when it is an office of one.
        parent: uid of the body above it.
    """

    name: str
    name_en: str = ""
    kind: OrganisationKind
    region: UUID
    since: date
    code: str = ""
    department: str = ""
    parent: UUID | None = None


@transaction.atomic
def import_departments(*, actor: Actor, at: datetime) -> int:
    """Enter the lines of work whose code is not there yet; return how many."""
    known = set(Department.objects.values_list("code", flat=True))
    rows = [
        Department(
            uid=new_uid(at),
            code=row.code,
            bit=row.bit,
            confirmed=row.confirmed,
            since=AS_OF,
            **named(row.name, row.name_en),
        )
        for row in department_rows()
        if row.code not in known
    ]
    Department.objects.bulk_create(rows)
    told = [(row, {"code": row.code, "bit": row.bit}) for row in rows]
    emit_each("department.entered", told, actor=actor, at=at)
    return len(rows)


@transaction.atomic
def open_standing_bodies(*, actor: Actor, at: datetime) -> int:
    """Open a government and a Commission Office where a region has none; return how many.

    A functional zone has an administrative committee in the place of a government.
    """
    kinds = (OrganisationKind.GOVERNMENT, OrganisationKind.COMMISSION_OFFICE)
    missing = _regions_without(kinds)
    if not missing:
        return 0
    lock_tree()
    opened: list[Organisation] = []
    above: dict[tuple[str, str], int] = {
        (kind, path): pk
        for kind, path, pk in all_bodies()
        .filter(kind__in=[kind.value for kind in kinds], until=None)
        .values_list("kind", "path_now", "pk")
    }
    for level in GOVERNED:
        rows = [
            _standing_body(kind, region, names, above, at)
            for kind in kinds
            for region, names in _regions_without((kind,), level)
        ]
        all_bodies().bulk_create(rows, batch_size=BATCH)
        above |= {(row.kind, row.path_now): row.pk for row in rows}
        opened += rows
    index_bodies(opened, at=at)
    told = [(row, {"kind": row.kind, "name": row.name}) for row in opened]
    emit_each("organisation.opened", told, actor=actor, at=at)
    return len(opened)


@transaction.atomic
def open_organisation(opening: Opening, *, actor: Actor, at: datetime) -> Organisation:
    """Open a body at a region.

    Raises:
        NotFound: the region or the body above is not there for this actor.
        Forbidden: he may not open bodies there.
        DomainError: the name, code or department is refused.
    """
    region = access(Region, actor, uid=opening.region, resource="region", action="view", at=at)
    department = _department(opening)
    place = Place(
        region=Path(region.path_now),
        departments=1 << department.bit if department else EVERY_DEPARTMENT,
    )
    if not actor.may(RESOURCE, "create", place, at):
        raise Forbidden
    code = checked_code(opening.code, field="code").text
    free_code(code, field="code")
    parent = _parent(opening, actor, at)
    row = all_bodies().create(
        uid=new_uid(at),
        path_then=region.path_now,
        path_now=region.path_now,
        dept_mask=place.departments,
        kind=opening.kind.value,
        code=code,
        department=department,
        parent=parent,
        since=opening.since,
        **named(opening.name, opening.name_en),
    )
    index_bodies([row], at=at)
    told = {"kind": row.kind, "name": row.name, "code": row.code, "region": region.code}
    emit("organisation.opened", row, actor=actor, at=at, data=told)
    return row


@transaction.atomic
def open_offices(
    *, region_uid: UUID, departments: Iterable[str], since: date, actor: Actor, at: datetime
) -> list[Organisation]:
    """Open the offices of departments at a region that has none of them yet.

    Raises:
        NotFound: the region is not there for this actor.
        Forbidden: he may not open bodies there.
        NotAChoice: there is no such department.
    """
    region = access(Region, actor, uid=region_uid, resource="region", action="view", at=at)
    here = all_bodies().filter(path_now=region.path_now, until=None)
    there = set(here.filter(department__isnull=False).values_list("department__code", flat=True))
    offices = {row.code: row.offices for row in department_rows()}
    government = here.filter(kind=OrganisationKind.GOVERNMENT.value).first()
    province = region.level == Level.PROVINCE.value
    place_name = _place_names([region])[region.pk][0]
    return [
        open_organisation(
            Opening(
                name=place_name + _office_name(code, offices, province=province),
                kind=OrganisationKind.DEPARTMENT,
                region=region_uid,
                since=since,
                department=code,
                parent=government.uid if government else None,
            ),
            actor=actor,
            at=at,
        )
        for code in departments
        if code not in there
    ]


@transaction.atomic
def close_organisation(
    uid: UUID, *, until: date, version: int, actor: Actor, at: datetime
) -> Organisation:
    """Close a body from a day on.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change it.
        OutOfOrder: it began after that day.
        ClosedAlready: it is closed.
        StaleState: it changed meanwhile.
    """
    row = access(Organisation, actor, uid=uid, resource=RESOURCE, action="end", at=at)
    if row.until is not None:
        raise ClosedAlready(row.until)
    if until < row.since:
        raise OutOfOrder("until", until, row.since)
    moved = swap(row, version=version, until=until)
    emit("organisation.closed", moved, actor=actor, at=at, data={"until": until})
    return moved


@transaction.atomic
def give_letter_code(
    uid: UUID, letters: str, *, since: date, version: int, actor: Actor, at: datetime
) -> Organisation:
    """Let the papers of a body be numbered under some letters from a day on.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not change it.
        MissingKey: there are no letters.
        OutOfRange: they are too many.
        OutOfOrder: letters were given from that day on or later.
        ClosedAlready: it is closed.
        StaleState: it changed meanwhile.
    """
    row = access(Organisation, actor, uid=uid, resource=RESOURCE, action="update", at=at)
    if row.until is not None:
        raise ClosedAlready(row.until)
    plain = "".join(letters.split())
    if not plain:
        raise MissingKey("letters")
    if len(plain) > LONGEST_LETTERS:
        allowed = say("至多 {n} 字", "at most {n} signs", n=LONGEST_LETTERS)
        raise OutOfRange("letters", len(plain), allowed)
    last = LetterCode.objects.filter(organisation=row).order_by("-since").first()
    if last is not None and since <= last.since:
        raise OutOfOrder("since", since, last.since)
    moved = swap(row, version=version)
    LetterCode(uid=new_uid(at), organisation=row, letters=plain, since=since).save(
        force_insert=True
    )
    told = {"letters": plain, "since": since}
    emit("organisation.lettered", moved, actor=actor, at=at, data=told)
    return moved


def index_bodies(rows: Sequence[Organisation], *, at: datetime) -> None:
    """Let bodies be found by name, English name and code."""
    found_by = (
        Findable(
            record=row, title=row.name, text=row.name_en, codes=(row.code,) if row.code else ()
        )
        for row in rows
    )
    index_each(RESOURCE, found_by, at=at)


def _office_name(code: str, offices: dict[str, tuple[str, str]], *, province: bool) -> str:
    if code in offices:
        return offices[code][0 if province else 1]
    found = Department.objects.filter(code=code).first()
    if found is None:
        raise NotAChoice("department", code, offices)
    return f"{found.name}部门"


def _department(opening: Opening) -> Department | None:
    is_office = opening.kind is OrganisationKind.DEPARTMENT
    if not opening.department and not is_office:
        return None
    found = Department.objects.filter(code=opening.department, until=None).first()
    if found is None or not is_office:
        known = Department.objects.filter(until=None).values_list("code", flat=True)
        raise NotAChoice("department", opening.department, sorted(known) if is_office else ())
    return found


def _parent(opening: Opening, actor: Actor, at: datetime) -> Organisation | None:
    if opening.parent is None:
        return None
    found = all_bodies().visible_to(actor, RESOURCE, "view", at=at)
    parent = found.filter(uid=opening.parent, until=None).first()
    if parent is None:
        raise NotFound("parent")
    return parent


def _regions_without(
    kinds: Iterable[OrganisationKind], level: str = ""
) -> list[tuple[Region, tuple[str, str]]]:
    levels = (level,) if level else GOVERNED
    standing = list(all_regions().filter(level__in=levels, until=None).order_by("code"))
    have = [
        set(all_bodies().filter(kind=kind.value, until=None).values_list("path_now", flat=True))
        for kind in kinds
    ]
    lacking = [one for one in standing if any(one.path_now not in paths for paths in have)]
    names = _place_names(lacking)
    return [(region, names[region.pk]) for region in lacking]


def _place_names(regions: Sequence[Region]) -> dict[int, tuple[str, str]]:
    """Return what bodies at regions are named by: a district also by its city."""
    cities = {
        row["node_id"]: (row["name"], row["name_en"])
        for row in all_regions().filter(level=Level.CITY.value).values("node_id", "name", "name_en")
    }
    names: dict[int, tuple[str, str]] = {}
    for region in regions:
        city = cities.get(region.city_id or 0, ("", ""))
        if region.kind == RegionKind.DISTRICT.value:
            names[region.pk] = (city[0] + region.name, f"{region.name_en}, {city[1]}")
        else:
            names[region.pk] = (region.name, region.name_en)
    return names


def _standing_body(
    kind: OrganisationKind,
    region: Region,
    names: tuple[str, str],
    above: dict[tuple[str, str], int],
    at: datetime,
) -> Organisation:
    zone = region.kind == RegionKind.FUNCTIONAL_ZONE.value
    parent_path = region.path_now[: region.path_now[:-1].rindex(".") + 1]
    columns: dict[str, Any] = named(*_standing_names(kind, *names, zone=zone))
    return Organisation(
        uid=new_uid(at),
        path_then=region.path_now,
        path_now=region.path_now,
        dept_mask=EVERY_DEPARTMENT,
        kind=kind.value,
        parent_id=above.get((kind.value, parent_path)),
        since=AS_OF,
        **columns,
    )


def _standing_names(
    kind: OrganisationKind, name: str, name_en: str, *, zone: bool
) -> tuple[str, str]:
    if kind is OrganisationKind.COMMISSION_OFFICE:
        return f"{name}安全生产委员会办公室", f"Work Safety Commission Office of {name_en}"
    if zone:
        return f"{name}管理委员会", f"Administrative Committee of {name_en}"
    return f"{name}人民政府", f"People's Government of {name_en}"
