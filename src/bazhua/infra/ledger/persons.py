"""Personal values of events: committed to when written, opened for those who may see, erased."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from secrets import token_bytes
from typing import Any
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import Subject, emit
from bazhua.infra.ledger.core.canonical import Json, read
from bazhua.infra.ledger.core.commitment import SALT_BYTES, Data, Opening, conceal, field_salt
from bazhua.infra.ledger.core.suites import DEFAULT
from bazhua.infra.ledger.models import PersonalValue, Secret
from bazhua.kernel.errors import NotFound


@transaction.atomic
def concealed(data: dict[str, Data], *, at: datetime) -> dict[str, Any]:
    """Return the data of an event with a commitment for each personal field; keep what opens them.

    A subject is the uid of a person as text. Call it in the transaction that emits the event.

    Raises: NotCanonical – a value has no canonical spelling. ValueError – a subject is no uid.
    """
    given, subjects = new_uid(at), dict[str, Secret]()

    def salt_of(subject: str, path: str) -> bytes:
        subjects[path] = _secret(UUID(subject))
        return _salt(subjects[path], given, path)

    entry, openings = conceal(data, salt_of, DEFAULT.digest)
    commitments = dict(_marks(entry))
    PersonalValue.objects.bulk_create(
        PersonalValue(
            commitment=commitments[opening.path],
            secret=subjects[opening.path],
            given=given,
            path=opening.path,
            value=opening.value,
        )
        for opening in openings
    )
    return entry if isinstance(entry, dict) else {}


def openings(bodies: Iterable[bytes]) -> list[list[Opening]]:
    """Return for each entry what opens its commitments, as far as nobody was erased."""
    marks = [list(_marks(read(body))) for body in bodies]
    known = _known(mark for of_one in marks for _, mark in of_one)
    return [
        [Opening(path, *known[mark]) for path, mark in of_one if mark in known] for of_one in marks
    ]


@transaction.atomic
def erase(subject_uid: UUID, *, actor: Actor, at: datetime) -> None:
    """Erase the values and the secret of a person; entries and leaves stay.

    Raises: NotFound – nothing is kept of this person.
    """
    PersonalValue.objects.filter(secret=subject_uid).delete()
    erased, _ = Secret.objects.filter(pk=subject_uid).delete()
    if not erased:
        raise NotFound
    emit("person.erased", Subject(subject_uid), actor=actor, at=at, data={})


def _secret(subject_uid: UUID) -> Secret:
    secret, _ = Secret.objects.get_or_create(
        subject_uid=subject_uid, defaults={"secret": token_bytes(SALT_BYTES)}
    )
    return secret


def _salt(secret: Secret, given: UUID, path: str) -> bytes:
    return field_salt(bytes(secret.secret), str(given), path)


def _known(marks: Iterable[bytes]) -> Mapping[bytes, tuple[Json, bytes]]:
    rows = PersonalValue.objects.filter(commitment__in=list(marks)).select_related("secret")
    return {
        bytes(row.commitment): (row.value, _salt(row.secret, row.given, row.path)) for row in rows
    }


def _marks(node: Json, path: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield where commitments stand, and their bytes."""
    match node:
        case {"#": str(mark), **rest} if not rest:
            yield path, bytes.fromhex(mark)
        case dict():
            for key, item in node.items():
                yield from _marks(item, f"{path}/{key}")
        case list():
            for index, item in enumerate(node):
                yield from _marks(item, f"{path}/{index}")
        case _:
            return
