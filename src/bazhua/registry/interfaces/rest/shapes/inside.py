"""What an enterprise consists of, who supervises it, who works at its site."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final
from uuid import UUID

from ninja import Schema
from pydantic import Field

from bazhua.infra.rest.shapes import NO_NUL, Code, Day, Degrees, Given, Name, Reason, Text
from bazhua.registry.domain.enterprises import SupervisionKind, UnitKind
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.models import Contract, Place, Substance, Supervision, Unit, Zone

MOST_RINGS: Final = 50
MOST_CORNERS: Final = 2_000

Number = Annotated[float, Field(strict=True, ge=-180, le=180)]
Corner = Annotated[list[Number], Field(min_length=2, max_length=2)]
Corners = Annotated[list[Corner], Field(max_length=MOST_CORNERS)]
Tonnes = Annotated[Decimal, Field(ge=0, le=10**9, max_digits=14, decimal_places=4)]


class UnitOut(Schema):
    """A workshop or team; `node` is where grants can stand, `above` the node it is part of."""

    uid: UUID
    version: int
    node: int
    above: int | None
    kind: UnitKind
    name: str
    since: date
    until: date | None


class UnitIn(Given):
    """A workshop or team to be opened; `parent` is the workshop it is part of."""

    kind: UnitKind
    name: Name
    since: Day
    parent: UUID | None = None


class PlaceOut(Schema):
    """A place: a site, or part of the place `parent`."""

    uid: UUID
    version: int
    enterprise: UUID
    parent: UUID | None
    kind: PlaceKind
    name: str
    number: str
    longitude: float | None
    latitude: float | None
    until: date | None


class PlaceIn(Given):
    """A place to be opened; `unit` is the workshop or team that answers for it."""

    kind: PlaceKind
    name: Name
    number: Annotated[str, Field(max_length=60, pattern=NO_NUL)] = ""
    parent: UUID | None = None
    unit: UUID | None = None
    longitude: Degrees | None = None
    latitude: Degrees | None = None


class ZoneOut(Schema):
    """A zone: `outline` on the map in degrees, `on_plan` in parts of the width of the plan."""

    uid: UUID
    version: int
    place: UUID
    name: str
    outline: list[list[list[float]]] | None
    plan: UUID | None
    on_plan: list[list[float]] | None
    until: date | None


class ZoneIn(Given):
    """A zone to be drawn: closed rings on the map, corners on a plan that was uploaded, or both."""

    name: Name
    outline: Annotated[list[Corners], Field(max_length=MOST_RINGS)] | None = None
    plan: UUID | None = None
    on_plan: Corners | None = None


class SubstanceOut(Schema):
    """A dangerous substance held at a place; `most_t` is the largest quantity, tonnes."""

    uid: UUID
    version: int
    place: UUID
    name: str
    cas: str
    most_t: Decimal
    until: date | None


class SubstanceIn(Given):
    """A dangerous substance to be entered."""

    name: Name
    cas: Annotated[str, Field(max_length=12, pattern=NO_NUL)] = ""
    most_t: Tonnes


class SupervisionOut(Schema):
    """That a department supervises an enterprise for a time."""

    uid: UUID
    version: int
    enterprise: UUID
    department: str
    office: UUID | None
    kind: SupervisionKind
    basis: str
    since: date
    until: date | None


class SupervisionIn(Given):
    """A department that is to supervise; `office` is the body of it that does."""

    department: Code
    kind: SupervisionKind
    since: Day
    office: UUID | None = None
    basis: Text = ""


class Party(Schema):
    """An enterprise of a contract: named, whether or not it lies within reach."""

    uid: UUID
    name: str


class ContractOut(Schema):
    """That an enterprise works at another one's site for a time."""

    uid: UUID
    version: int
    host: Party
    contractor: Party
    work: str
    since: date
    until: date | None


class ContractIn(Given):
    """Work to begin; the contractor is named by its credit code."""

    contractor: Code
    work: Reason
    since: Day


def unit(row: Unit) -> UnitOut:
    """Return a unit as it is answered; its node is read with it."""
    return UnitOut(
        uid=row.uid,
        version=row.version,
        node=row.node_id,
        above=row.node.parent_id,
        kind=UnitKind(row.kind),
        name=row.name,
        since=row.since,
        until=row.until,
    )


def place(row: Place) -> PlaceOut:
    """Return a place as it is answered; its enterprise and the place above are read with it."""
    return PlaceOut(
        uid=row.uid,
        version=row.version,
        enterprise=row.firm.uid,
        parent=row.parent.uid if row.parent else None,
        kind=PlaceKind(row.kind),
        name=row.name,
        number=row.number,
        longitude=row.longitude,
        latitude=row.latitude,
        until=row.until,
    )


def zone(row: Zone) -> ZoneOut:
    """Return a zone as it is answered; its place is read with it."""
    return ZoneOut(
        uid=row.uid,
        version=row.version,
        place=row.place.uid,
        name=row.name,
        outline=row.outline,
        plan=row.plan_uid,
        on_plan=row.on_plan,
        until=row.until,
    )


def substance(row: Substance) -> SubstanceOut:
    """Return a substance as it is answered; its place is read with it."""
    return SubstanceOut(
        uid=row.uid,
        version=row.version,
        place=row.place.uid,
        name=row.name,
        cas=row.cas,
        most_t=row.most_t,
        until=row.until,
    )


def supervision(row: Supervision) -> SupervisionOut:
    """Return a supervision as it is answered; all that it names is read with it."""
    return SupervisionOut(
        uid=row.uid,
        version=row.version,
        enterprise=row.enterprise.uid,
        department=row.department.code,
        office=row.office.uid if row.office else None,
        kind=SupervisionKind(row.kind),
        basis=row.basis,
        since=row.since,
        until=row.until,
    )


def contract(row: Contract) -> ContractOut:
    """Return a contract as it is answered; both enterprises are read with it."""
    return ContractOut(
        uid=row.uid,
        version=row.version,
        host=Party.model_validate(row.host),
        contractor=Party.model_validate(row.contractor),
        work=row.work,
        since=row.since,
        until=row.until,
    )
