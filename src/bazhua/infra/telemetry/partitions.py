"""Days of the tables are made ahead; what lies outside them is in DEFAULT."""

from datetime import date, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

DAYS_AHEAD: Final = 7
LOG_DAYS: Final = 3
"""A batch that is sent again within so many days is known for a repeat."""

LONGEST_WAIT_S: Final = 3
"""Making a day stops all who write, so it does not queue behind a long reader."""

PARTITIONED: Final = (
    ("telemetry_log", "at"),
    ("telemetry_transition", "at"),
    ("telemetry_chunk", "begins"),
    ("telemetry_quarantine", "at"),
)


def keep_days(today: date) -> int:
    """Make the days up to a week ahead, and drop those of the log that nobody needs any more.

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
    return made + _dropped(today - timedelta(days=LOG_DAYS))


@transaction.atomic
def _made(table: str, key: str, day: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{LONGEST_WAIT_S}s"])
        cursor.execute("SELECT telemetry_make_day(%s, %s, %s)", [table, key, day])
        return bool(cursor.fetchone()[0])


@transaction.atomic
def _dropped(before: date) -> int:
    """Drop days of the log that lie before a day and before what a restart begins with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{LONGEST_WAIT_S}s"])
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits"
            " WHERE inhparent = 'telemetry_log'::regclass"
            " AND inhrelid::regclass::text ~ '^telemetry_log_[0-9]{8}$'"
            " AND right(inhrelid::regclass::text, 8) < %s ORDER BY 1",
            [before.strftime("%Y%m%d")],
        )
        names = [name for (name,) in cursor.fetchall()]
        return sum(_dropped_if_used_up(cursor, name) for name in names)


def _dropped_if_used_up(cursor: CursorWrapper, name: str) -> bool:
    table = sql.Identifier(name)
    cursor.execute(
        sql.SQL(
            "SELECT coalesce((SELECT max(position) FROM telemetry_checkpoint), 0)"
            " >= coalesce((SELECT max(id) FROM {}), 0)"
        ).format(table)
    )
    used_up = bool(cursor.fetchone()[0])
    if used_up:
        cursor.execute(sql.SQL("DROP TABLE {}").format(table))
    return used_up
