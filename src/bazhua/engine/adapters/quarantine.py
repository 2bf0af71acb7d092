"""The table of what cannot be used."""

from collections.abc import Sequence
from typing import Final

import psycopg

from bazhua.engine.adapters.copying import Into
from bazhua.engine.aside import Aside

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
        "body": "bytea",
    },
)


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
                one.body,
            )
            for one in aside
        ),
    )
