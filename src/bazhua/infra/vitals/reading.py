"""What is read of the platform itself, in one snapshot of the database."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from bazhua.infra.clock.models import DutySign
from bazhua.infra.ledger.models import SealedRoot

PROCESSES: Final = """
SELECT application_name, count(*), min(backend_start),
       COALESCE(max(clock_timestamp() - xact_start), interval '0')
FROM pg_stat_activity
WHERE datname = current_database() AND application_name <> '' AND pid <> pg_backend_pid()
GROUP BY 1 ORDER BY 1
"""

QUEUES: Final = """
SELECT (SELECT count(*) FROM (
            SELECT FROM events_delivery WHERE state = 'pending' LIMIT %(cap)s) AS pending),
       (SELECT count(*) FROM (
            SELECT FROM events_delivery WHERE state = 'dead' LIMIT %(cap)s) AS dead),
       (SELECT count(*) FROM (
            SELECT FROM obligations_wake WHERE at < %(at)s - interval '2 seconds' LIMIT %(cap)s
        ) AS late),
       (SELECT count(*) FROM (SELECT FROM rollup_waiting LIMIT %(cap)s) AS waiting),
       (SELECT count(*) FROM (SELECT FROM ledger_waiting LIMIT %(cap)s) AS unsealed),
       clock_timestamp() - %(at)s,
       pg_database_size(current_database())
"""

CAP: Final = 10_001
"""Queues are counted no further; one that long is not well anyway."""

SILENT: Final = timedelta(seconds=20)
"""After so long without a sign a clock is held to have ended."""


@dataclass(frozen=True, slots=True)
class Process:
    """A program that holds connections to the database.

    Attributes:
        longest: age of its oldest transaction.
    """

    name: str
    connections: int
    since: datetime
    longest: timedelta


@dataclass(frozen=True, slots=True)
class Queues:
    """How much waits; each is counted to `CAP`.

    Attributes:
        late: obligations and calls that should have fired more than two seconds ago.
        drift: how far the database's time is ahead of this process's.
    """

    pending: int
    dead: int
    late: int
    unfolded: int
    unsealed: int
    drift: timedelta
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Head:
    """The last signed root of the ledger."""

    size: int
    root: str
    sealed_at: datetime
    suite: str


def processes() -> list[Process]:
    """Return the programs that are connected."""
    with connection.cursor() as cursor:
        cursor.execute(PROCESSES)
        return [Process(*row) for row in cursor.fetchall()]


def duties(at: datetime) -> list[DutySign]:
    """Return the last signs of the clocks that told within a day, clock by clock."""
    told = DutySign.objects.filter(told_at__gt=at - timedelta(days=1))
    return list(told.order_by("-clock", "duty"))


def queues(at: datetime) -> Queues:
    """Return how much waits, and how the clocks of site and database agree."""
    with connection.cursor() as cursor:
        cursor.execute(QUEUES, {"cap": CAP, "at": at})
        return Queues(*cursor.fetchone())


def head() -> Head | None:
    """Return the last signed root, or nothing while there is none."""
    last = SealedRoot.objects.order_by("-number").first()
    if last is None:
        return None
    told = last.statement
    return Head(last.size, told["hash"], datetime.fromisoformat(told["sealed_at"]), told["suite"])
