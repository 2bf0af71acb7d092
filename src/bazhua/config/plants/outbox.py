"""Batches that a gateway keeps: each stays, unchanged, until the gate has said what became of it."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

AGAIN_AFTER_S: Final = 60.0
MOST: Final = 20_000
"""A day of them; what is older the platform takes no more."""


@dataclass(slots=True)
class _Batch:
    body: bytes
    sent_at: float | None = None


@dataclass(slots=True)
class Outbox:
    """The batches of one gateway, the oldest first."""

    _kept: OrderedDict[int, _Batch] = field(default_factory=OrderedDict)

    def __len__(self) -> int:
        """Return how many are kept."""
        return len(self._kept)

    def put(self, sequence: int, body: bytes) -> None:
        """Keep a batch; where there are too many the oldest is lost."""
        self._kept[sequence] = _Batch(body)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def due(self, now: float) -> Iterator[tuple[int, bytes]]:
        """Yield what was never sent, or so long ago without an answer that it is sent again."""
        for sequence, batch in list(self._kept.items()):
            if batch.sent_at is None or now - batch.sent_at >= AGAIN_AFTER_S:
                yield sequence, batch.body

    def sent(self, sequence: int, now: float) -> None:
        """Note that a batch was handed over; it stays until the answer."""
        if sequence in self._kept:
            self._kept[sequence].sent_at = now

    def answered(self, sequence: int) -> None:
        """Forget a batch: it was taken, or put aside for good; a second answer changes nothing."""
        self._kept.pop(sequence, None)
