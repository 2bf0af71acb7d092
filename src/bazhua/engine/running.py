"""The engine as a process: it reads the log, and writes what it found with how far it has come.

What it remembers is what a checkpoint holds and the entries since; entries that were applied
already are taken once more after a restart, and nothing of them is written again. So it does not
matter when it is killed.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Final

import psycopg

from bazhua.engine.adapters.database import Bell, Database
from bazhua.engine.adapters.heap import give_back, keep_freed_memory
from bazhua.engine.adapters.log import CHANNEL, Draft, append, read
from bazhua.engine.adapters.store import NotAlone, Store
from bazhua.engine.core.definitions import Tolerances
from bazhua.engine.definitions import Catalogue
from bazhua.engine.follower import Follower
from bazhua.engine.messages import Definitions, EntryKind, encoded

ALONE: Final = 0x62_7A_65_6E_67
"""Key of the lock that the one engine holds; others wait for it."""

MOST_ENTRIES: Final = 5_000
END: Final = 2**63 - 1
TICK_S: Final = 1.0
LATEST_S: Final = 2.0
CHECKPOINT_S: Final = 300.0
CHECKPOINT_READINGS: Final = 20_000_000
AGAIN_S: Final = 0.5

log = logging.getLogger(__name__)


def run(
    database: Database, tolerances: Tolerances, stop: Event, clock: Callable[[], float]
) -> None:
    """Follow the log until asked to stop; after a break of the database begin again.

    Args:
        tolerances: numbers of the rule book that hold until an entry of the log gives others.
        clock: seconds that never go back; it paces ticks and checkpoints, and judges nothing.
    """
    keep_freed_memory()
    while not stop.is_set():
        try:
            with (
                psycopg.connect(database.url, autocommit=True) as connection,
                database.bell(CHANNEL) as bell,
            ):
                if _alone(connection, stop):
                    _follow(Line.begun(Store(connection), tolerances, clock), bell, stop)
        except (psycopg.OperationalError, NotAlone) as gone:
            log.warning("begins again: %s", gone)
            stop.wait(AGAIN_S)


@dataclass(slots=True)
class Line:
    """One engine at work.

    Attributes:
        applied: position up to which everything is written.
        ticked: when time was told last, by the clock; so of what points say and the checkpoint.
        unsaved: readings since the checkpoint.
    """

    store: Store
    follower: Follower
    clock: Callable[[], float]
    applied: int
    ticked: float
    told: float
    saved: float
    unsaved: int = 0

    @classmethod
    def begun(cls, store: Store, tolerances: Tolerances, clock: Callable[[], float]) -> "Line":
        """Return the engine as it was at the latest checkpoint, or before the first entry."""
        follower, now = store.remembered(), clock()
        if follower is None:
            follower = Follower.fresh(
                Catalogue().changed(encoded(Definitions(tolerances=tolerances)))
            )
            store.checkpoint(follower)
        store.forget()
        give_back()
        return cls(store, follower, clock, store.applied(), now, now, now)

    def advance(self) -> bool:
        """Take the next entries; tell whether there were any."""
        behind = self.follower.position < self.applied
        entries = read(
            self.store.connection,
            self.follower.position,
            self.applied if behind else END,
            MOST_ENTRIES,
        )
        if not entries:
            return False
        found = self.follower.take(entries)
        self.unsaved += found.readings
        if behind:
            self.store.again(found.kept, found.position)
        else:
            latest = self._due("told", LATEST_S)
            self.store.apply(self.applied, found, self.follower, latest=latest)
            self.applied = found.position
            if found.numbered_from is not None:
                give_back()
            if self.unsaved >= CHECKPOINT_READINGS or self._due("saved", CHECKPOINT_S):
                self.store.checkpoint(self.follower)
                self.unsaved = 0
        return True

    def tick(self) -> None:
        """Let an entry of the log say that time has come so far, once a second."""
        if self.follower.tags and self._due("ticked", TICK_S):
            append(self.store.connection, [Draft.own(EntryKind.TICK)])

    def _due(self, what: str, every_s: float) -> bool:
        now = self.clock()
        due = now - getattr(self, what) >= every_s
        if due:
            setattr(self, what, now)
        return bool(due)


def _follow(line: Line, bell: Bell, stop: Event) -> None:
    log.info("follows from %d, applied up to %d", line.follower.position, line.applied)
    while not stop.is_set():
        came = line.advance()
        line.tick()
        if not came:
            bell.wait(TICK_S / 2)
    line.store.checkpoint(line.follower)


def _alone(connection: psycopg.Connection, stop: Event) -> bool:
    """Wait until no other engine is at work; tell whether this one may begin."""
    while not stop.is_set():
        row = connection.execute("SELECT pg_try_advisory_lock(%s)", [ALONE]).fetchone()
        if row and row[0]:
            return True
        stop.wait(TICK_S)
    return False
