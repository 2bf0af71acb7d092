"""The table of what cannot be used: written, looked at, and sent again when it can be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

import psycopg

from bazhua.engine.adapters.copying import Into
from bazhua.engine.adapters.log import Draft, append
from bazhua.engine.aside import Aside, Reason
from bazhua.engine.messages import encoded_readings

QUARANTINE: Final = Into(
    "telemetry_quarantine",
    {
        "at": "timestamptz",
        "gateway": "text",
        "sequence": "int8",
        "reason": "text",
        "points": "text[]",
        "times": "int8[]",
        "vals": "float8[]",
        "qualities": "int2[]",
        "body": "bytea",
    },
)
MOST_AT_ONCE: Final = 200

REPLAYABLE: Final = (
    Reason.UNKNOWN_POINT,
    Reason.CLOCK,
    Reason.RETENTION,
    Reason.OTHER_CONTENT,
)
"""What may be used later: when the point is defined, its time has come or is still taken, or
somebody has found that both contents under one number are right. The others stay what they are."""

_SHOWN: Final = """
SELECT id, at, gateway, sequence, reason, cardinality(times) AS readings, length(body) AS bytes,
    replayed_at
FROM telemetry_quarantine
WHERE gateway = coalesce(%(gateway)s, gateway) AND reason = coalesce(%(reason)s, reason)
    AND id = coalesce(%(id)s, id) AND (%(replayed)s OR replayed_at IS NULL)
    AND id < coalesce(%(before)s, 9223372036854775807)
ORDER BY id DESC LIMIT %(most)s
"""
_OPEN: Final = """
SELECT id, gateway, points, times, vals, qualities, body FROM telemetry_quarantine
WHERE replayed_at IS NULL AND id > %(after)s AND id <= %(last)s AND reason = ANY(%(usable)s)
    AND gateway = coalesce(%(gateway)s, gateway) AND reason = coalesce(%(reason)s, reason)
    AND id = coalesce(%(id)s, id)
ORDER BY id LIMIT %(most)s FOR UPDATE
"""
_MARK: Final = "UPDATE telemetry_quarantine SET replayed_at = clock_timestamp() WHERE id = ANY(%s)"
_STRANGERS: Final = """
INSERT INTO telemetry_quarantine (at, gateway, reason, body)
SELECT clock_timestamp(), e.code, %(reason)s, e.shown
FROM unnest(%(codes)s::text[], %(shown)s::bytea[]) AS e(code, shown)
JOIN telemetry_gateway USING (code)
WHERE NOT EXISTS (
    SELECT FROM telemetry_quarantine q WHERE q.gateway = e.code AND q.reason = %(reason)s
        AND q.at > clock_timestamp() - interval '1 minute')
"""


@dataclass(frozen=True, slots=True)
class Which:
    """Which of what was put aside is meant; nothing named means all."""

    gateway: str | None = None
    reason: Reason | None = None
    id: int | None = None


class Kept(NamedTuple):
    """One thing that was put aside: readings of a batch, or bytes of a body."""

    id: int
    at: datetime
    gateway: str
    sequence: int | None
    reason: Reason
    readings: int
    bytes: int | None
    replayed_at: datetime | None


def kept(
    connection: psycopg.Connection,
    which: Which,
    *,
    replayed: bool = False,
    before: int | None = None,
    most: int = MOST_AT_ONCE,
) -> list[Kept]:
    """Return what was put aside, the latest first, before one of them.

    Args:
        replayed: whether to return what was sent again, too.
    """
    asked = {**_named(which), "replayed": replayed, "before": before, "most": most}
    rows = connection.execute(_SHOWN, asked)
    found = [Kept._make(row) for row in rows]
    return [one._replace(reason=Reason(one.reason)) for one in found]


def replay(connection: psycopg.Connection, which: Which) -> int:
    """Send what may be used now again, as new batches of its gateways; return how many.

    A batch and its mark are one transaction, so nothing is sent twice. Its number is negative,
    which no gateway's is. What still cannot be used is put aside anew.
    """
    sent, after = 0, 0
    asked = {**_named(which), "last": _last(connection), "most": MOST_AT_ONCE}
    while True:
        with connection.transaction():
            rows = [_Open(*row) for row in connection.execute(_OPEN, {**asked, "after": after})]
            if not rows:
                return sent
            append(connection, [row.draft() for row in rows])
            connection.execute(_MARK, [[row.id for row in rows]])
        sent, after = sent + len(rows), rows[-1].id


def _last(connection: psycopg.Connection) -> int:
    """Return the number of what was put aside last; what is put aside anew has a higher one."""
    row = connection.execute("SELECT max(id) FROM telemetry_quarantine").fetchone()
    return (row and row[0]) or 0


def _named(which: Which) -> dict[str, object]:
    return {
        "gateway": which.gateway,
        "reason": which.reason and which.reason.value,
        "id": which.id,
        "usable": [reason.value for reason in REPLAYABLE],
    }


class _Open(NamedTuple):
    id: int
    gateway: str
    points: Sequence[str]
    times: Sequence[int]
    values: Sequence[float]
    qualities: Sequence[int]
    body: bytes | None

    def draft(self) -> Draft:
        """Return a batch of what was put aside; a whole body was a batch already."""
        body = self.body or encoded_readings(self.gateway, self.id, *self[2:6])
        return Draft.of(body, self.gateway, -self.id)


def put_aside(connection: psycopg.Connection, aside: Sequence[Aside]) -> None:
    """Keep what cannot be used, with its reason."""
    QUARANTINE.copy(
        connection,
        (
            (
                one.at,
                one.gateway,
                one.sequence,
                one.reason.value,
                list(one.points),
                list(one.times),
                list(one.values),
                list(one.qualities),
                one.body,
            )
            for one in aside
        ),
    )


def note_strangers(connection: psycopg.Connection, shown: Mapping[str, bytes]) -> None:
    """Keep hashes of what was shown for gateways without a token of theirs.

    One a minute for each gateway that is known, so that strangers do not fill the disk.
    """
    told = {"reason": Reason.WRONG_TOKEN.value, "codes": [*shown], "shown": [*shown.values()]}
    connection.execute(_STRANGERS, told)
