"""Batches that wait to be durable, written together: while one group commits the next one gathers."""

import asyncio
import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, NamedTuple

import psycopg

from bazhua.engine.adapters.gateways import count_refused
from bazhua.engine.adapters.log import Draft, Outcome, append, backlog
from bazhua.engine.adapters.quarantine import note_strangers, put_aside
from bazhua.engine.aside import Aside, Reason
from bazhua.gate.ingest.refusals import IngestDown, IngestFull

MOST_AT_ONCE: Final = 500
MOST_NAMES: Final = 1_000
LONGEST_NAME: Final = 64
"""Gateways that are counted until the next group; who has no token may call himself anything."""

CONNECT_WITHIN_S: Final = 5
IDLE_S: Final = 1.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may wait: bytes in memory, entries that the engine has not taken yet."""

    waiting_bytes: int
    backlog: int


class Remarks(NamedTuple):
    """What is written beside batches: bodies put aside, refusals and strangers by gateway."""

    aside: list[Aside]
    refused: Counter[str]
    strangers: dict[str, bytes]


@dataclass(slots=True)
class Committer:
    """Writes the log for one gate, on one connection."""

    url: str
    limits: Limits
    _waiting: list[tuple[Draft, "asyncio.Future[Outcome]"]] = field(default_factory=list)
    _aside: list[Aside] = field(default_factory=list)
    _refused: Counter[str] = field(default_factory=Counter)
    _strangers: dict[str, bytes] = field(default_factory=dict)
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

    def count_refused(self, gateway: str, times: int = 1) -> None:
        """Count refusals with the next group."""
        if self._has_name(gateway, self._refused):
            self._refused[gateway] += times

    def note_stranger(self, gateway: str, shown: bytes) -> None:
        """Remember that somebody showed no token of a gateway; a hash is kept of what he showed."""
        if self._has_name(gateway, self._strangers):
            self._strangers[gateway] = hashlib.sha256(shown).digest()

    @staticmethod
    def _has_name(gateway: str, known: Mapping[str, object]) -> bool:
        fits = len(gateway) <= LONGEST_NAME and gateway.isprintable()
        return fits and (gateway in known or len(known) < MOST_NAMES)

    async def run(self) -> None:
        """Write groups for ever."""
        while True:
            try:
                async with asyncio.timeout(IDLE_S):
                    await self._bell.wait()
            except TimeoutError:
                pass
            self._bell.clear()
            if self._waiting or self._aside or self._refused or self._strangers or self._behind:
                await self._write_group()
            if self._waiting:
                self._bell.set()

    async def _write_group(self) -> None:
        group, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
        remarks = self._remarks()
        try:
            outcomes = await asyncio.to_thread(self._commit, [draft for draft, _ in group], remarks)
        except psycopg.OperationalError as gone:
            log.warning("database_down: %s", type(gone).__name__)
            self._forget_connection()
            for gateway, times in remarks.refused.items():
                self.count_refused(gateway, times)
            _answer(group, lambda future, _: future.set_exception(IngestDown()))
        else:
            _answer(group, lambda future, place: future.set_result(outcomes[place]))
        self._bytes -= sum(len(draft.body) for draft, _ in group)
        self._bytes -= sum(len(one.body or b"") for one in remarks.aside)

    def _remarks(self) -> Remarks:
        """Return what is to be written beside the next group, and begin anew."""
        remarks = Remarks(self._aside, self._refused, self._strangers)
        self._aside, self._refused, self._strangers = [], Counter(), {}
        return remarks

    def _commit(self, drafts: list[Draft], remarks: Remarks) -> list[Outcome]:
        connection = self._connected()
        outcomes = append(connection, drafts) if drafts else []
        if remarks.aside:
            put_aside(connection, remarks.aside)
        if remarks.refused:
            count_refused(connection, remarks.refused)
        if remarks.strangers:
            note_strangers(connection, remarks.strangers)
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
