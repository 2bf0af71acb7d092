"""Persons, once each; what is personal is sealed, and seen in clear only by right and on record."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from bazhua.infra.crypto.sealing import keyed_hash, seal, unseal
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.kernel.errors import Forbidden, NotFound
from bazhua.kernel.times import day_of
from bazhua.registry.domain.who.masks import (
    IDENTITY_BOOK,
    checked_identity,
    checked_mail,
    checked_phone,
    masked_identity,
    masked_phone,
)
from bazhua.registry.domain.who.refusals import IdentityTaken
from bazhua.registry.models import Person
from bazhua.registry.selectors.who.people import (
    IDENTITY,
    PERSON,
    identity_hash,
    reaches_person,
    visible_person,
)
from bazhua.registry.services.naming import named

PHONE: Final = b"person.phone"
MAIL: Final = b"person.mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A person to be put on record; what is not known stays empty.

    Attributes:
        identity: resident identity number, by which he is found again.
    """

    name: str = field(repr=False)
    name_en: str = ""
    identity: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    mail: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Registered:
    """A person on record, and whether he was so before."""

    person: Person
    found: bool


@transaction.atomic
def register_person(given: Registration, *, actor: Actor, at: datetime) -> Registered:
    """Put a person on record, or find him again by his identity number; nobody is there twice.

    Raises:
        Forbidden: the actor may not register persons.
        BadInput: number, telephone or mail address is not valid.
        IdentityTaken: the number is on record under another name.
    """
    if not actor.granted(PERSON, "create", at):
        raise Forbidden
    columns = columns_of(given, uid := new_uid(at), at)
    if found := _known(columns):
        return Registered(found, found=True)
    try:
        with transaction.atomic():
            row = Person.objects.create(uid=uid, **columns)
    except IntegrityError:
        found = _known(columns)
        if found is None:
            raise
        return Registered(found, found=True)
    emit("person.registered", row, actor=actor, at=at, data=told_of(given))
    return Registered(row, found=False)


@transaction.atomic
def change_contact(
    uid: UUID, *, phone: str, mail: str, version: int, actor: Actor, at: datetime
) -> Person:
    """Change where a person is reached; an empty value is forgotten.

    Raises:
        NotFound: he is not there for this actor.
        Forbidden: the actor may not change him, and is not he.
        BadInput: telephone or mail address is not valid.
        StaleState: somebody else changed him meanwhile.
    """
    person = visible_person(actor, uid, at=at)
    if actor.uid != uid and not reaches_person(actor, person, "update", at=at):
        raise Forbidden
    columns = _contact(phone, mail, uid)
    changed = swap(person, version=version, **columns)
    told = {"phone": bool(phone), "mail": bool(mail)}
    emit("person.contact_changed", changed, actor=actor, at=at, data=told)
    return changed


@transaction.atomic
def show_identity(uid: UUID, *, actor: Actor, at: datetime) -> str:
    """Return an identity number in clear; each time is an event.

    Raises:
        NotFound: the person is not there for this actor, or has no number on record.
        Forbidden: the actor may not see it, and is not he.
    """
    person = _in_clear(uid, "show_identity", actor, at)
    if person.identity_sealed is None:
        raise NotFound("identity")
    emit("person.identity_shown", person, actor=actor, at=at, data={})
    return unseal(person.identity_sealed, about=IDENTITY + uid.bytes).decode()


@transaction.atomic
def show_contact(uid: UUID, *, actor: Actor, at: datetime) -> tuple[str, str]:
    """Return telephone and mail address in clear, empty where none is known; each time is an event.

    Raises:
        NotFound: the person is not there for this actor.
        Forbidden: the actor may not see it, and is not he.
    """
    person = _in_clear(uid, "show_contact", actor, at)
    emit("person.contact_shown", person, actor=actor, at=at, data={})
    return _phone(person), _mail(person)


def reached_by_phone(person: UUID) -> str | None:
    """Return the telephone of a person in clear, for sending only."""
    row = Person.objects.filter(uid=person).first()
    return (row and _phone(row)) or None


def reached_by_mail(person: UUID) -> str | None:
    """Return the mail address of a person in clear, for sending only."""
    row = Person.objects.filter(uid=person).first()
    return (row and _mail(row)) or None


def columns_of(given: Registration, uid: UUID, at: datetime) -> dict[str, Any]:
    """Return the columns of a new person, sealed under his uid.

    Raises:
        BadInput: number, telephone or mail address is not valid.
    """
    columns = named(given.name, given.name_en) | _contact(given.phone, given.mail, uid)
    if given.identity.strip():
        number = checked_identity(given.identity, book=IDENTITY_BOOK, on=day_of(at))
        columns |= {
            "identity_hash": identity_hash(number),
            "identity_sealed": seal(number, about=IDENTITY + uid.bytes),
            "identity_shown": masked_identity(number),
        }
    return columns


def told_of(given: Registration) -> dict[str, bool]:
    """Return what the event of a registration says: which values are on record, none of them."""
    return {"identity": bool(given.identity), "phone": bool(given.phone), "mail": bool(given.mail)}


def _known(columns: dict[str, Any]) -> Person | None:
    if "identity_hash" not in columns:
        return None
    found = Person.objects.filter(identity_hash=columns["identity_hash"]).first()
    if found is not None and found.name != columns["name"]:
        raise IdentityTaken("identity")
    return found


def _contact(phone: str, mail: str, uid: UUID) -> dict[str, Any]:
    number = checked_phone(phone) if phone.strip() else ""
    address = checked_mail(mail) if mail.strip() else ""
    return {
        "phone_hash": keyed_hash(number, about=PHONE) if number else None,
        "phone_sealed": seal(number, about=PHONE + uid.bytes) if number else None,
        "phone_shown": masked_phone(number) if number else "",
        "mail_sealed": seal(address, about=MAIL + uid.bytes) if address else None,
    }


def _in_clear(uid: UUID, action: str, actor: Actor, at: datetime) -> Person:
    person = visible_person(actor, uid, at=at)
    if actor.uid != uid and not reaches_person(actor, person, action, at=at):
        raise Forbidden
    return person


def _opened(sealed: bytes | memoryview | None, about: bytes, uid: UUID) -> str:
    return "" if sealed is None else unseal(sealed, about=about + uid.bytes).decode()


def _phone(person: Person) -> str:
    return _opened(person.phone_sealed, PHONE, person.uid)


def _mail(person: Person) -> str:
    return _opened(person.mail_sealed, MAIL, person.uid)
