"""Days of the tables are made ahead; what lies outside them is in DEFAULT."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from bazhua.engine.adapters.log import KNOWN_DAYS

DAYS_AHEAD: Final = 7
LONGEST_WAIT_S: Final = 3
"""Making a day stops all who write, so it does not queue behind a long reader."""

PARTITIONED: Final = (
    ("telemetry_log", "at"),
    ("telemetry_transition", "at"),
    ("telemetry_chunk", "begins"),
    ("telemetry_minute", "begins"),
    ("telemetry_quarantine", "at"),
)
LOG: Final = "telemetry_log"


def keep_days(today: date, kept: Mapping[str, int]) -> int:
    """Make the days up to a week ahead, and drop those that nobody needs any more.

    A day of the log stays as long as a repeat is looked for in it, and until a restart begins
    behind it.

    Args:
        kept: for how many days a table is kept; of one that is not named nothing is dropped.

    Returns:
        How many were made and dropped.

    Raises:
        OperationalError: a table was in use for too long; try again later.
    """
    made = sum(
        _made(table, key, today + timedelta(days=number))
        for number in range(-1, DAYS_AHEAD + 1)
        for table, key in PARTITIONED
    )
    return made + sum(_dropped(table, today, days) for table, days in kept.items())


@transaction.atomic
def _made(table: str, key: str, day: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{LONGEST_WAIT_S}s"])
        cursor.execute("SELECT telemetry_make_day(%s, %s, %s)", [table, key, day])
        return bool(cursor.fetchone()[0])


def _dropped(table: str, today: date, days: int) -> int:
    """Drop the days of a table that were over so many days ago."""
    days = max(days, KNOWN_DAYS) if table == LOG else days
    before = today - timedelta(days=days)
    return sum(_dropped_if_used_up(table, name) for name in _days(table, before))


def _days(table: str, before: date) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
            " WHERE inhparent = %s::regclass AND relname ~ '_[0-9]{8}$'"
            " AND right(relname, 8) < %s ORDER BY 1",
            [table, before.strftime("%Y%m%d")],
        )
        return [name for (name,) in cursor.fetchall()]


@transaction.atomic
def _dropped_if_used_up(table: str, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{LONGEST_WAIT_S}s"])
        used_up = table != LOG or _used_up(cursor, name)
        if used_up:
            cursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(name)))
        return used_up


def _used_up(cursor: CursorWrapper, name: str) -> bool:
    """Tell whether a restart begins behind a day of the log."""
    cursor.execute(
        sql.SQL(
            "SELECT coalesce((SELECT max(position) FROM telemetry_checkpoint), 0)"
            " >= coalesce((SELECT max(id) FROM {}), 0)"
        ).format(sql.Identifier(name))
    )
    return bool(cursor.fetchone()[0])
