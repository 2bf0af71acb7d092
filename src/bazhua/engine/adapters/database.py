"""What the processes use of the database beyond tables; the one place that knows it, no Django."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, Self

import psycopg
from psycopg import sql

EVENTS: Final = "bazhua_events"
"""The channel that rings when a transaction with events has committed."""

STREAM: Final = "bazhua_stream"
"""The channel that carries hints to open pages."""

CONNECT_WITHIN_S: Final = 5
CHECK_EVERY_S: Final = 10.0
ANSWER_WITHIN_S: Final = 5.0


class DatabaseGone(Exception):
    """The database does not answer; it may come back."""


class Bell:
    """Rings when a transaction that notified a channel commits; it listens from the start."""

    def __init__(self, connection: psycopg.Connection, channel: str) -> None:
        connection.execute(_listen(channel))
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

    @asynccontextmanager
    async def wire(self, channel: str) -> AsyncIterator[AsyncIterator[str]]:
        """Listen to a channel; yield what its notifications carry, without end.

        A server that vanishes without a word is noticed after `CHECK_EVERY_S`.

        Raises:
            DatabaseGone: it cannot be reached, or no more.
        """
        try:
            opening = psycopg.AsyncConnection.connect(
                self.url, autocommit=True, connect_timeout=CONNECT_WITHIN_S
            )
            async with await opening as connection:
                await connection.execute(_listen(channel))
                yield _payloads(connection)
        except (psycopg.OperationalError, TimeoutError) as exc:
            raise DatabaseGone(type(exc).__name__) from exc


async def _payloads(connection: psycopg.AsyncConnection) -> AsyncIterator[str]:
    while True:
        async for told in connection.notifies(timeout=CHECK_EVERY_S):
            yield told.payload
        async with asyncio.timeout(ANSWER_WITHIN_S):
            await connection.execute("SELECT 1")


def _listen(channel: str) -> sql.Composed:
    return sql.SQL("LISTEN {}").format(sql.Identifier(channel))
