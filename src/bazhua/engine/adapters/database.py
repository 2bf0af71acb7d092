"""What the processes use of the database beyond tables; the one place that knows it, no Django."""

from dataclasses import dataclass
from typing import Final, Self

import psycopg
from psycopg import sql

EVENTS: Final = "bazhua_events"
"""The channel that rings when a transaction with events has committed."""


class Bell:
    """Rings when a transaction that notified a channel commits; it listens from the start."""

    def __init__(self, connection: psycopg.Connection, channel: str) -> None:
        connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        self._connection = connection

    def wait(self, seconds: float) -> bool:
        """Wait until it rings, at most so long; tell whether it rang since the last time.

        Raises:
            psycopg.OperationalError: the database is gone.
        """
        return any(self._connection.notifies(timeout=seconds, stop_after=1))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()


@dataclass(frozen=True, slots=True)
class Database:
    """A PostgreSQL, by its address."""

    url: str

    def bell(self, channel: str) -> Bell:
        """Return a bell on a connection of its own; leaving its block closes it."""
        return Bell(psycopg.connect(self.url, autocommit=True), channel)
