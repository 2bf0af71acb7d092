"""Regions, bodies and enterprises, as they are taken and answered."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from bazhua.infra.rest.shapes import NO_NUL, Code, Count, Day, Degrees, Given, Name, Text, inline
from bazhua.registry.domain.enterprises import HighRisk, Status
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.tree import Level, RegionKind
from bazhua.registry.models import Enterprise, Organisation, Region

Standing = Annotated[Status, inline(Status)]


class RegionOut(Schema):
    """A region."""

    uid: UUID
    version: int
    code: str
    name: str
    name_en: str
    level: Level
    kind: RegionKind
    longitude: float | None
    latitude: float | None
    until: date | None


class Renaming(Given):
    """A region called otherwise, or under another code, from a day on."""

    name: Name
    code: Code
    since: Day
    name_en: Text = ""


class OrganisationOut(Schema):
    """A body that is no enterprise."""

    uid: UUID
    version: int
    name: str
    name_en: str
    kind: OrganisationKind
    code: str
    department: str | None
    parent: UUID | None
    since: date
    until: date | None


class OrganisationIn(Given):
    """A body to be opened at a region."""

    name: Name
    name_en: Text = ""
    kind: OrganisationKind
    region: UUID
    since: Day
    code: Code = ""
    department: Code = ""
    parent: UUID | None = None


class OfficesIn(Given):
    """Departments, by code, that get an office at a region; each is named as is usual there."""

    region: UUID
    departments: Annotated[tuple[Code, ...], Field(min_length=1, max_length=63)]
    since: Day


class Closing(Given):
    """The first day on which it is no more."""

    until: Day


class EnterpriseOut(Schema):
    """An enterprise."""

    uid: UUID
    version: int
    name: str
    name_en: str
    credit_code: str
    industry: str
    headcount: int | None
    high_risk: list[HighRisk]
    status: Standing
    address: str
    telephone: str
    longitude: float | None
    latitude: float | None
    since: date
    until: date | None


class FactsIn(Given):
    """What an enterprise is."""

    name: Name
    name_en: Text = ""
    industry: Annotated[str, Field(max_length=5, pattern=NO_NUL)] = ""
    headcount: Count | None = None
    high_risk: Annotated[tuple[HighRisk, ...], Field(max_length=20)] = ()
    status: Standing = Status.OPERATING
    address: Text = ""
    longitude: Degrees | None = None
    latitude: Degrees | None = None
    telephone: Text = ""


class EnterpriseIn(FactsIn):
    """An enterprise to be entered below its town."""

    region: Name
    since: Day
    credit_code: Annotated[str, Field(max_length=18, pattern=NO_NUL)] = ""
    departments: Annotated[tuple[Code, ...], Field(max_length=63)] = ()


class CodeIn(Given):
    """A credit code; one that fails its check needs a reason and a file that shows it."""

    code: Annotated[str, Field(max_length=18, pattern=NO_NUL)]
    reason: Text = ""
    proof: UUID | None = None


class Moving(Given):
    """Another town or county, by code or name, from a day on."""

    region: Name
    since: Day


class EnterpriseClosing(Closing):
    """The first day on which an enterprise is no more, and why."""

    reason: Name


def region(row: Region) -> RegionOut:
    """Return a region as it is answered."""
    return RegionOut.model_validate(row)


def enterprise(row: Enterprise) -> EnterpriseOut:
    """Return an enterprise as it is answered."""
    return EnterpriseOut.model_validate(row)


def organisation(row: Organisation) -> OrganisationOut:
    """Return a body as it is answered; department and parent are read with it."""
    return OrganisationOut(
        uid=row.uid,
        version=row.version,
        name=row.name,
        name_en=row.name_en,
        kind=OrganisationKind(row.kind),
        code=row.code,
        department=row.department.code if row.department else None,
        parent=row.parent.uid if row.parent else None,
        since=row.since,
        until=row.until,
    )
