"""Readings of a file as batches in the log: numbered by the file, so that a second run adds nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import psycopg

from bazhua.engine.adapters.log import Draft, Outcome, append, backlog
from bazhua.engine.messages import MOST_READINGS, encoded_readings
from bazhua.gate.backfill.readings import Reading, Wrong, readings_of
from bazhua.gate.backfill.tables import Table, Unreadable
from bazhua.kernel.words import say

MOST_BATCHES: Final = 1 << 20
FIRST: Final = -(1 << 62)
"""Numbers of files lie below it, those of gateways above zero, those of replays between."""

AT_ONCE: Final = 20
MOST_AHEAD: Final = 100
"""Entries that may wait for the engine: 200,000 readings, which hold live ones up by half a second."""


@dataclass(slots=True)
class Progress:
    """How far a file has come.

    Attributes:
        share: of the file.
        accepted: readings that are in the log now, and ``repeated`` those that were before.
        wrong: rows or cells that are no readings.
    """

    share: float = 0
    accepted: int = 0
    repeated: int = 0
    wrong: int = 0


@dataclass(slots=True)
class Backfill:
    """Sends a file for a gateway.

    Attributes:
        tell: is told how far it has come.
        complain: is told what is no reading.
        wait: lets some time pass, while the engine is behind.
    """

    connection: psycopg.Connection
    gateway: str
    tell: Callable[[Progress], None]
    complain: Callable[[Wrong], None]
    wait: Callable[[], None]
    progress: Progress = field(default_factory=Progress)

    def send(self, table: Table) -> Progress:
        """Write all readings of a file; what was written before is found and not written again.

        Raises:
            Unreadable: it is no table of readings, or damaged; what came before that is written.
        """
        first = FIRST - (int.from_bytes(table.digest[:5]) << 20)
        batches = enumerate(_batched(self._good(table)))
        while group := list(islice(batches, AT_ONCE)):
            while backlog(self.connection) > MOST_AHEAD:
                self.wait()
            self._write(group, first)
            self.tell(self.progress)
        return self.progress

    def _write(self, group: list[tuple[int, list[Reading]]], first: int) -> None:
        drafts = [self._draft(number, own, first) for number, own in group]
        outcomes = append(self.connection, drafts)
        for (_, own), outcome in zip(group, outcomes, strict=True):
            if outcome is Outcome.NEW:
                self.progress.accepted += len(own)
            else:
                self.progress.repeated += len(own)

    def _draft(self, number: int, own: list[Reading], first: int) -> Draft:
        if number >= MOST_BATCHES:
            raise Unreadable(say("文件过大，请拆分", "the file is too large; split it"))
        times, points, values, qualities = zip(*own, strict=True)
        body = encoded_readings(self.gateway, number, points, times, values, qualities)
        return Draft.of(body, self.gateway, first - number)

    def _good(self, table: Table) -> Iterator[Reading]:
        for share, found in readings_of(table):
            self.progress.share = share
            if isinstance(found, Reading):
                yield found
            else:
                self.progress.wrong += 1
                self.complain(found)


def _batched(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while own := list(islice(readings, MOST_READINGS)):
        yield own
