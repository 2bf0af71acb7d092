"""Batches that wait to be durable, written together: while one group commits the next one gathers."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import psycopg

from bazhua.engine.adapters.gateways import count_refused
from bazhua.engine.adapters.log import Draft, Outcome, append, backlog
from bazhua.engine.adapters.quarantine import put_aside
from bazhua.engine.aside import Aside, Reason
from bazhua.gate.ingest.refusals import IngestDown, IngestFull

MOST_AT_ONCE: Final = 500
CONNECT_WITHIN_S: Final = 5
IDLE_S: Final = 1.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may wait: bytes in memory, entries that the engine has not taken yet."""

    waiting_bytes: int
    backlog: int


@dataclass(slots=True)
class Committer:
    """Writes the log for one gate, on one connection."""

    url: str
    limits: Limits
    refused: Counter[str] = field(default_factory=Counter)
    _waiting: list[tuple[Draft, "asyncio.Future[Outcome]"]] = field(default_factory=list)
    _aside: list[Aside] = field(default_factory=list)
    _bytes: int = 0
    _behind: bool = False
    _bell: asyncio.Event = field(default_factory=asyncio.Event)
    _connection: psycopg.Connection | None = None

    def check_room(self, size: int) -> None:
        """Refuse what would not fit, before it is read.

        Raises:
            IngestFull: there is no room, or the engine is too far behind.
        """
        if self._behind or self._bytes + size > self.limits.waiting_bytes:
            raise IngestFull

    async def write(self, draft: Draft) -> Outcome:
        """Return what became of a batch once that is durable.

        Raises:
            IngestFull: there is no room.
            IngestDown: the database is gone.
        """
        self.check_room(len(draft.body))
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((draft, future))
        self._bytes += len(draft.body)
        self._bell.set()
        return await future

    def set_aside(self, gateway: str, sequence: int | None, reason: Reason, body: bytes) -> None:
        """Keep a body that cannot be used, with the next group, while there is room for it."""
        if self._bytes + len(body) <= self.limits.waiting_bytes:
            self._aside.append(Aside(datetime.now(UTC), gateway, sequence, reason, body=body))
            self._bytes += len(body)
            self._bell.set()

    async def run(self) -> None:
        """Write groups for ever."""
        while True:
            try:
                async with asyncio.timeout(IDLE_S):
                    await self._bell.wait()
            except TimeoutError:
                pass
            self._bell.clear()
            if self._waiting or self._aside or self.refused or self._behind:
                await self._write_group()
            if self._waiting:
                self._bell.set()

    async def _write_group(self) -> None:
        group, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
        aside, self._aside = self._aside, []
        refused, self.refused = self.refused, Counter()
        try:
            outcomes = await asyncio.to_thread(
                self._commit, [draft for draft, _ in group], aside, refused
            )
        except psycopg.OperationalError as gone:
            log.warning("database_down: %s", type(gone).__name__)
            self._forget_connection()
            self.refused += refused
            _answer(group, lambda future, _: future.set_exception(IngestDown()))
        else:
            _answer(group, lambda future, place: future.set_result(outcomes[place]))
        self._bytes -= sum(len(draft.body) for draft, _ in group)
        self._bytes -= sum(len(one.body or b"") for one in aside)

    def _commit(
        self, drafts: list[Draft], aside: list[Aside], refused: Counter[str]
    ) -> list[Outcome]:
        connection = self._connected()
        outcomes = append(connection, drafts) if drafts else []
        if aside:
            put_aside(connection, aside)
        if refused:
            count_refused(connection, refused)
        self._behind = backlog(connection) > self.limits.backlog
        return outcomes

    def _connected(self) -> psycopg.Connection:
        if self._connection is None:
            self._connection = psycopg.connect(
                self.url, autocommit=True, connect_timeout=CONNECT_WITHIN_S
            )
        return self._connection

    def _forget_connection(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _answer(
    group: list[tuple[Draft, "asyncio.Future[Outcome]"]],
    how: Callable[["asyncio.Future[Outcome]", int], None],
) -> None:
    for place, (_, future) in enumerate(group):
        if not future.done():  # who asked may have gone
            how(future, place)
