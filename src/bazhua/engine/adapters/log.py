"""The log of all that can move an alarm: written by gates and services, read by the engine."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Self

import psycopg

from bazhua.engine.messages import Entry, EntryKind

LOCK: Final = 0x62_7A_6C_6F_67
"""Key of the lock under which ids of the log are given."""

CHANNEL: Final = "bazhua_log"
"""Rings when entries have committed."""

PLATFORM: Final = ""
"""Stands for the gateway in entries that the platform itself writes."""

KNOWN_DAYS: Final = 3

_KNOWN = """
SELECT g.gateway, g.sequence, l.digest FROM unnest(%s::text[], %s::bigint[]) AS g(gateway, sequence)
CROSS JOIN LATERAL (
    SELECT digest FROM telemetry_log
    WHERE gateway = g.gateway AND sequence = g.sequence
        AND at > now() - make_interval(days => %s) AND at < now() + interval '1 day'
    LIMIT 1) AS l
"""
_WRITE = """
INSERT INTO telemetry_log (id, at, kind, gateway, sequence, digest, body)
SELECT nextval('telemetry_log_id'), now.at, e.kind, e.gateway, e.sequence, e.digest, e.body
FROM (SELECT clock_timestamp() AS at) AS now,
    unnest(%b::smallint[], %b::text[], %b::bigint[], %b::bytea[], %b::bytea[])
        WITH ORDINALITY AS e(kind, gateway, sequence, digest, body, place)
ORDER BY e.place
"""
_READ = """
SELECT id, at, kind, gateway, sequence, body FROM telemetry_log
WHERE id > %s AND id <= %s ORDER BY id LIMIT %s
"""


class Outcome(Enum):
    """What became of a batch: in the log now, there already, or there with another content."""

    NEW = "new"
    REPEATED = "repeated"
    OTHER_CONTENT = "other_content"


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be written."""

    kind: EntryKind
    gateway: str
    sequence: int
    digest: bytes
    body: bytes

    @classmethod
    def of(cls, body: bytes, gateway: str, sequence: int) -> Self:
        """Return the entry of a batch of readings."""
        digest = hashlib.blake2b(body, digest_size=16).digest()
        return cls(EntryKind.READINGS, gateway, sequence, digest, body)

    @classmethod
    def own(cls, kind: EntryKind, body: bytes = b"") -> Self:
        """Return an entry that the platform itself writes; each counts, also when it is equal."""
        return cls(kind, PLATFORM, 0, b"", body)


def append(connection: psycopg.Connection, drafts: Sequence[Draft]) -> list[Outcome]:
    """Write entries in one transaction and ring; when this returns they are durable.

    The lock makes one writer wait for the other: of two that bring the same batch the second
    finds it, and ids become visible in their order. Grouped writes keep that cheap.
    """
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        outcomes = _outcomes(drafts, _known(connection, drafts))
        new = [d for d, told in zip(drafts, outcomes, strict=True) if told is Outcome.NEW]
        if new:
            connection.execute(
                _WRITE,
                [
                    [int(draft.kind) for draft in new],
                    [draft.gateway for draft in new],
                    [draft.sequence for draft in new],
                    [draft.digest for draft in new],
                    [draft.body for draft in new],
                ],
            )
            connection.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    return outcomes


def read(connection: psycopg.Connection, after: int, up_to: int, most: int) -> list[Entry]:
    """Return the next entries in order."""
    rows = connection.execute(_READ, [after, up_to, most], binary=True)
    return [
        Entry(id_, at, EntryKind(kind), gateway, sequence, body)
        for id_, at, kind, gateway, sequence, body in rows
    ]


def backlog(connection: psycopg.Connection) -> int:
    """Return how many entries the engine has not applied yet."""
    row = connection.execute(
        "SELECT (SELECT last_value FROM telemetry_log_id) - position FROM telemetry_applied"
    ).fetchone()
    return int(row[0]) if row else 0


def latest_sequence(connection: psycopg.Connection, gateway: str) -> int:
    """Return the highest number that a gateway has given a batch of the log; −1 before the first."""
    row = connection.execute(
        "SELECT max(sequence) FROM telemetry_log WHERE gateway = %s AND sequence >= 0", [gateway]
    ).fetchone()
    return -1 if row is None or row[0] is None else int(row[0])


def _known(connection: psycopg.Connection, drafts: Sequence[Draft]) -> dict[tuple[str, int], bytes]:
    """Return the digests of the batches that are in the log already, by gateway and number."""
    asked = [draft for draft in drafts if draft.gateway != PLATFORM]
    if not asked:
        return {}
    gateways, sequences = [one.gateway for one in asked], [one.sequence for one in asked]
    found = connection.execute(_KNOWN, [gateways, sequences, KNOWN_DAYS])
    return {(gateway, sequence): bytes(digest) for gateway, sequence, digest in found}


def _outcomes(drafts: Sequence[Draft], known: dict[tuple[str, int], bytes]) -> list[Outcome]:
    outcomes = []
    for draft in drafts:
        before = None if draft.gateway == PLATFORM else known.get((draft.gateway, draft.sequence))
        if before is None:
            known[draft.gateway, draft.sequence] = draft.digest
            outcomes.append(Outcome.NEW)
        else:
            same = before == draft.digest
            outcomes.append(Outcome.REPEATED if same else Outcome.OTHER_CONTENT)
    return outcomes
