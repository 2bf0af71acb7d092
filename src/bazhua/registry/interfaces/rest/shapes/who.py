"""People, posts, roles and programs, as they are taken and answered."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from bazhua.infra.rest.shapes import NO_NUL, Code, Day, Given, Instant, Name, Reason, Said, Text
from bazhua.registry.domain.people import EngagementKind, PostKind
from bazhua.registry.models import Client, Engagement, Holding, Person, Post, RoleGrant
from bazhua.registry.services.who.posts import address_of

Identity = Annotated[str, Field(max_length=18, pattern=NO_NUL, repr=False)]
Contact = Annotated[str, Field(max_length=120, pattern=NO_NUL, repr=False)]
Mask = Annotated[int, Field(strict=True, ge=1, le=(1 << 63) - 1)]


class PersonOut(Schema):
    """A person, masked."""

    uid: UUID
    version: int
    name: str
    name_en: str
    identity: str
    phone: str


class PersonIn(Given):
    """A person to be put on record, once."""

    name: Name
    name_en: Text = ""
    identity: Identity = ""
    phone: Contact = ""
    mail: Contact = ""


class Clear(Schema):
    """An identity number in clear; that it was shown is on record."""

    identity: str


class EngagementOut(Schema):
    """That a person works at an enterprise or a body for a time."""

    uid: UUID
    version: int
    person: PersonOut
    kind: EngagementKind
    enterprise: UUID | None
    organisation: UUID | None
    title: str
    since: date
    until: date | None


class EngagementIn(Given):
    """An engagement to begin, at an enterprise or a body."""

    kind: EngagementKind
    enterprise: UUID | None = None
    organisation: UUID | None = None
    unit: UUID | None = None
    employer: UUID | None = None
    title: Annotated[str, Field(max_length=80, pattern=NO_NUL)] = ""
    since: Day
    until: Day | None = None


class PostOut(Schema):
    """A post; obligations are owed by its address."""

    uid: UUID
    version: int
    address: str
    name: str
    name_en: str
    kind: PostKind
    enterprise: UUID | None
    organisation: UUID | None
    until: date | None


class PostIn(Given):
    """A post to be opened, at an enterprise or a body."""

    name: Name
    name_en: Text = ""
    kind: PostKind
    enterprise: UUID | None = None
    organisation: UUID | None = None
    unit: UUID | None = None


class HoldingOut(Schema):
    """That a person holds a post for a time."""

    uid: UUID
    version: int
    post: UUID
    person: UUID
    since: Said
    until: Said | None


class Appointing(Given):
    """Who takes a post."""

    person: UUID
    since: Instant


class HandingOver(Given):
    """To whom a post passes, and when."""

    person: UUID
    passes_at: Instant


class Relieving(Given):
    """When a post is left."""

    until: Instant


class GrantOut(Schema):
    """A role of a person or a program, over a node or a group."""

    uid: UUID
    version: int
    role: str
    person: UUID | None
    client: UUID | None
    node: int | None
    group: UUID | None
    departments: int | None
    assignment: int | None
    since: Said
    until: Said | None
    confirmed: bool
    reason: str


class GrantIn(Given):
    """A role to be given to a person or a program, over a node or a group."""

    role: Code
    person: UUID | None = None
    client: UUID | None = None
    node: Annotated[int, Field(strict=True, ge=0, le=(1 << 63) - 1)] | None = None
    group: UUID | None = None
    departments: Mask | None = None
    assignment: Annotated[int, Field(strict=True, ge=0, le=(1 << 63) - 1)] | None = None
    since: Instant
    until: Instant | None = None
    reason: Reason


class Ending(Given):
    """Why a grant is ended."""

    reason: Reason


class ClientOut(Schema):
    """A program that uses the API until an instant, or until it was ended."""

    uid: UUID
    version: int
    name: str
    since: Said
    until: Said
    ended_at: Said | None


class IssuedOut(ClientOut):
    """A new program with its token, which is kept nowhere."""

    token: str


class ClientIn(Given):
    """A program to be made; it ends within 366 days."""

    name: Name
    until: Instant


def person(row: Person) -> PersonOut:
    """Return a person as he is answered: masked."""
    return PersonOut(
        uid=row.uid,
        version=row.version,
        name=row.name,
        name_en=row.name_en,
        identity=row.identity_shown,
        phone=row.phone_shown,
    )


def engagement(row: Engagement) -> EngagementOut:
    """Return an engagement as it is answered; person and place are read with it."""
    return EngagementOut(
        uid=row.uid,
        version=row.version,
        person=person(row.person),
        kind=EngagementKind(row.kind),
        enterprise=row.firm.uid if row.firm else None,
        organisation=row.organisation.uid if row.organisation else None,
        title=row.title,
        since=row.since,
        until=row.until,
    )


def post(row: Post) -> PostOut:
    """Return a post as it is answered; its place is read with it."""
    return PostOut(
        uid=row.uid,
        version=row.version,
        address=address_of(row),
        name=row.name,
        name_en=row.name_en,
        kind=PostKind(row.kind),
        enterprise=row.firm.uid if row.firm else None,
        organisation=row.organisation.uid if row.organisation else None,
        until=row.until,
    )


def holding(row: Holding) -> HoldingOut:
    """Return a holding as it is answered; post and person are read with it."""
    return HoldingOut(
        uid=row.uid,
        version=row.version,
        post=row.post.uid,
        person=row.person.uid,
        since=row.since,
        until=row.until,
    )


def grant(row: RoleGrant) -> GrantOut:
    """Return a grant as it is answered; all that it names is read with it."""
    return GrantOut(
        uid=row.uid,
        version=row.version,
        role=row.role,
        person=row.person.uid if row.person else None,
        client=row.client.uid if row.client else None,
        node=row.node_id,
        group=row.group.uid if row.group else None,
        departments=row.departments,
        assignment=row.assignment,
        since=row.since,
        until=row.until,
        confirmed=row.confirmed_at is not None,
        reason=row.reason,
    )


def client(row: Client) -> ClientOut:
    """Return a program as it is answered."""
    return ClientOut.model_validate(row)


def issued(row: Client, token: str) -> IssuedOut:
    """Return a new program and its token."""
    return IssuedOut(**client(row).dict(), token=token)
