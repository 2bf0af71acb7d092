"""The additions of the platform that runs here, read without Django, so that asking stays fast."""

import os
from typing import Any, Final

from bazhua.infra.launcher.postgres.here import local_database

CONNECT_WITHIN_S: Final = 2
CONFIRMED: Final = """
SELECT COALESCE(json_agg("row" ORDER BY number), '[]'),
       COALESCE(json_agg(clause ORDER BY number) FILTER (WHERE clause <> 'null'), '[]')
FROM policies_addition WHERE number IS NOT NULL
"""


class NotRunning(Exception):
    """No platform answers here."""

    def __init__(self, *, named: bool) -> None:
        """Note whether a database was named, so that its silence is a surprise."""
        super().__init__(named)
        self.named = named


def additions() -> dict[str, Any]:
    """Return the confirmed additions of the platform that BAZHUA_DATABASE_URL or _HOME means.

    Raises:
        NotRunning: there is none, it does not answer, or it has no such table yet.
    """
    url = os.environ.get("BAZHUA_DATABASE_URL") or local_database()
    if url is None:
        raise NotRunning(named=False)
    import psycopg  # noqa: PLC0415 -- not needed where no platform runs

    try:
        with psycopg.connect(url, connect_timeout=CONNECT_WITHIN_S) as connection:
            found = connection.execute(CONFIRMED).fetchone()
    except psycopg.Error as silent:
        raise NotRunning(named=True) from silent
    rows, clauses = found or ([], [])
    return {"rows": rows, "clauses": clauses}
