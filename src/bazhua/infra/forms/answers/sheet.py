"""The answers of one form as every device gave them; sheets merge in any order to one result.

A sheet only grows: a write is never removed. A write names the writes it replaces (those its
device showed), so a correction is no conflict; writes that did not know of each other are. Among
them the latest stands by client time, device and sequence, and the others are listed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bazhua.infra.forms.answers.replies import Reply
from bazhua.kernel.shape.canonical import canonical


@dataclass(frozen=True, slots=True, order=True)
class Dot:
    """One write of one device: its devices' sequence numbers only grow."""

    device: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Write:
    """A reply as a device wrote it.

    Attributes:
        at_ms: the device's clock, milliseconds since 1970-01-01T00:00Z.
        replaces: the writes of this item that the device showed when it was written.
    """

    item: str
    reply: Reply
    at_ms: int
    dot: Dot
    replaces: frozenset[Dot] = frozenset()

    @property
    def order(self) -> tuple[int, str, int, bytes]:
        """Sorts the writes of an item; the last stands."""
        # A cloned device can use a dot twice: the content keeps the order total.
        tie = canonical((self.reply, sorted(self.replaces)))
        return (self.at_ms, self.dot.device, self.dot.sequence, tie)

    def knew(self, other: "Write") -> bool:
        """Tell whether this write was made in sight of another: its own device's, or replaced."""
        mine = other.dot.device == self.dot.device and other.dot.sequence < self.dot.sequence
        return mine or any(
            dot.device == other.dot.device and dot.sequence >= other.dot.sequence
            for dot in self.replaces
        )

    def ahead(self, received_at: datetime, tolerance: timedelta) -> bool:
        """Tell whether the device's clock was ahead of the server's when the write arrived."""
        limit_ms = (received_at + tolerance - EPOCH) // timedelta(milliseconds=1)
        return self.at_ms > limit_ms


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Writes of one item that did not know of each other and differ; the first stands."""

    item: str
    standing: Write
    others: tuple[Write, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All writes with the server's first receipt of each, ``None`` while not yet received."""

    received: Mapping[Write, datetime | None] = field(default_factory=dict)

    @classmethod
    def of(cls, writes: Iterable[Write], received_at: datetime | None = None) -> "Sheet":
        """Return the sheet of some writes that arrived together."""
        return cls(dict.fromkeys(writes, received_at))

    def merge(self, other: "Sheet") -> "Sheet":
        """Return the union; the order and number of merges do not matter."""
        both = self.received.keys() | other.received.keys()
        return Sheet({w: _earlier(self.received.get(w), other.received.get(w)) for w in both})

    def standing(self) -> Mapping[str, Write]:
        """Return the write that stands for each item, by item; taken-back answers are left out."""
        heads = {item: heads_of(writes)[0] for item, writes in self._by_item().items()}
        return {item: head for item, head in heads.items() if head.reply.value is not None}

    def replies(self) -> Mapping[str, Reply]:
        """Return the reply that stands for each item."""
        return {item: write.reply for item, write in self.standing().items()}

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the items on which devices differ unknown to each other, by item key."""
        found = []
        for item, writes in self._by_item().items():
            standing, *others = heads_of(writes)
            differing = tuple(other for other in others if other.reply != standing.reply)
            if differing:
                found.append(Conflict(item, standing, differing))
        return tuple(found)

    def history(self, item: str) -> tuple[Write, ...]:
        """Return every write of an item, the earliest first."""
        return tuple(sorted(self._by_item().get(item, ()), key=lambda write: write.order))

    def _by_item(self) -> Mapping[str, list[Write]]:
        by_item: dict[str, list[Write]] = {}
        for write in self.received:
            by_item.setdefault(write.item, []).append(write)
        return dict(sorted(by_item.items()))


def heads_of(writes: Iterable[Write]) -> tuple[Write, ...]:
    """Return the writes that no other write knew of, the latest first.

    Of writes that claim to know each other in a circle (a forged client) the latest is a head.
    """
    ordered = sorted(writes, key=lambda write: write.order, reverse=True)
    known_by = {write: [other for other in ordered if other.knew(write)] for write in ordered}
    heads: list[Write] = []
    covered: set[Write] = set()
    for write in sorted(ordered, key=lambda write: bool(known_by[write])):
        if write not in covered:
            heads.append(write)
            covered |= _past(write, ordered)
    return tuple(sorted(heads, key=lambda write: write.order, reverse=True))


def _past(write: Write, writes: Iterable[Write]) -> set[Write]:
    past, waiting = {write}, [write]
    while waiting:
        later = waiting.pop()
        known = {other for other in writes if other not in past and later.knew(other)}
        past |= known
        waiting += known
    return past


def _earlier(one: datetime | None, two: datetime | None) -> datetime | None:
    known = [instant for instant in (one, two) if instant is not None]
    return min(known, default=None)
