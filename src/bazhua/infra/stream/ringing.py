"""Hints leave with the commit of what they are about, or not at all."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.transaction import TransactionManagementError

from bazhua.engine.adapters.database import STREAM
from bazhua.kernel.scope import Path
from bazhua.kernel.stream.hint import Hint

NOTIFY: Final = "SELECT pg_notify(%s, payload) FROM unnest(%s::text[]) AS row (payload)"


def person_topic(person: UUID) -> str:
    """Return the topic of what is for one person."""
    return f"person:{person}"


def place_topic(place: Path) -> str:
    """Return the topic of a node of the tree; who hears one above it hears this too."""
    return f"place:{place.dotted}"


def ring(topic: str, kind: str, **data: str | int) -> None:
    """Tell the open pages that hear a topic that something of a kind changed.

    Equal hints of one transaction arrive once.

    Raises:
        TransactionManagementError: outside the transaction of the change.
        NotAHint: the hint is malformed or too long.
    """
    _send([Hint(topic, kind, data)])


def ring_persons(persons: Iterable[UUID], kind: str) -> None:
    """Tell the open pages of some persons that something of a kind changed; one statement.

    Raises:
        TransactionManagementError: outside the transaction of the change.
    """
    _send([Hint(person_topic(person), kind) for person in dict.fromkeys(persons)])


def ring_places(places: Iterable[Path], kind: str) -> None:
    """Tell the open pages that hear some places that something of a kind changed; one statement.

    Raises:
        TransactionManagementError: outside the transaction of the change.
    """
    _send([Hint(place_topic(place), kind) for place in dict.fromkeys(places)])


def _send(hints: list[Hint]) -> None:
    if not connection.in_atomic_block:
        raise TransactionManagementError("ring")
    payloads = [hint.payload() for hint in hints]
    if payloads:
        with connection.cursor() as cursor:
            cursor.execute(NOTIFY, [STREAM, payloads])
