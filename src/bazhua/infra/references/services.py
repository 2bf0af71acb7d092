"""Noting what a record is called elsewhere, receipts of hand-overs, and giving numbers."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.references.models import Direction, ExternalRef
from bazhua.infra.references.numbers import Number, Series
from bazhua.kernel.errors import DomainError, NotFound, OutOfRange
from bazhua.kernel.words import say

NEXT: Final = """
INSERT INTO references_numberseries AS series (kind, year, place, last)
VALUES (%s, %s, %s, %s)
ON CONFLICT (kind, year, place) DO UPDATE SET last = series.last + excluded.last
RETURNING last
"""
LONGEST: Final = {"system": 40, "kind": 40, "external_id": 120, "subject_kind": 40}
LONGEST_RECEIPT: Final = 200


class ReferenceTaken(DomainError):
    """The id of the other system belongs to another record, or went the other way."""

    code = "reference_taken"
    http_status = 409

    def __init__(self, system: str, external_id: str) -> None:
        super().__init__("external_id", system=system, external_id=external_id)


class ReceiptDiffers(DomainError):
    """The hand-over has been acknowledged with another receipt."""

    code = "receipt_differs"
    http_status = 409

    def __init__(self, receipt: str) -> None:
        super().__init__("receipt", receipt=receipt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A record and what another system calls it."""

    system: str
    kind: str
    external_id: str
    direction: Direction
    subject_kind: str
    subject_uid: UUID

    def __post_init__(self) -> None:
        """Refuse what the table cannot hold.

        Raises:
            OutOfRange: a part is empty or too long.
        """
        for name, longest in LONGEST.items():
            _fits(name, getattr(self, name), longest)


@transaction.atomic
def refer(reference: Reference, *, actor: Actor, at: datetime) -> ExternalRef:
    """Note that a record was handed in or out under an id; a repeat changes nothing.

    Raises:
        ReferenceTaken: the id stands for another record, or went the other way.
    """
    given = asdict(reference)
    named = {name: given.pop(name) for name in ("system", "kind", "external_id")}
    new = {"uid": new_uid(at), "handed_at": at, **given}
    row, made = ExternalRef.objects.get_or_create(**named, defaults=new)
    if made:
        told = {**named, "direction": reference.direction, "subject": reference.subject_uid}
        emit("reference.made", row, actor=actor, at=at, data=told)
    elif (row.subject_uid, row.direction) != (reference.subject_uid, reference.direction):
        raise ReferenceTaken(reference.system, reference.external_id)
    return row


@transaction.atomic
def acknowledge(ref: UUID, receipt: str, *, actor: Actor, at: datetime) -> ExternalRef:
    """Note the receipt of a hand-over; the same receipt again changes nothing.

    Raises:
        NotFound: there is no such reference.
        OutOfRange: the receipt is empty or too long.
        ReceiptDiffers: it has another receipt already.
    """
    _fits("receipt", receipt, LONGEST_RECEIPT)
    row = ExternalRef.objects.select_for_update().filter(uid=ref).first()
    if row is None:
        raise NotFound
    if row.receipt == receipt:
        return row
    if row.receipt:
        raise ReceiptDiffers(row.receipt)
    moved = swap(row, version=row.version, receipt=receipt, receipt_at=at)
    told: dict[str, Any] = {"subject": row.subject_uid, "receipt": receipt}
    emit("reference.acknowledged", moved, actor=actor, at=at, data=told)
    return moved


def subject_of(system: str, kind: str, external_id: str) -> UUID | None:
    """Return the record that another system means by an id."""
    known = ExternalRef.objects.filter(system=system, kind=kind, external_id=external_id)
    return known.values_list("subject_uid", flat=True).first()


def references_of(subject: UUID) -> QuerySet[ExternalRef]:
    """Return what a record is called elsewhere, in the order of the hand-overs."""
    return ExternalRef.objects.filter(subject_uid=subject).order_by("handed_at", "pk")


def unacknowledged(system: str) -> QuerySet[ExternalRef]:
    """Return the hand-overs of a system that no receipt has come for, the longest first."""
    open_ = ExternalRef.objects.filter(system=system, receipt="")
    return open_.order_by("handed_at", "pk")


def next_number(series: Series) -> Number:
    """Return the next number of a series; no number is ever kept by two records.

    Others of the same series wait until the transaction ends; when it fails, its number is given
    to the next. A record that is given up leaves a gap.
    """
    return next_numbers(series, 1)[0]


def next_numbers(series: Series, count: int) -> list[Number]:
    """Return the next numbers of a series, as `next_number` does, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [series.kind, series.year, series.place, count])
        (last,) = cursor.fetchone()
    return [Number(series, serial) for serial in range(last - count + 1, last + 1)]


def _fits(field: str, value: str, longest: int) -> None:
    if not 0 < len(value) <= longest:
        raise OutOfRange(
            field, len(value), say("1 至 {n} 个字符", "1 to {n} characters", n=longest)
        )
