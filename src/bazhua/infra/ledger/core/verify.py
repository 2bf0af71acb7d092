"""Verifying an export: no database, no secret, one pass, O(log n) memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bazhua.infra.ledger.core.canonical import Json, NotCanonical, read
from bazhua.infra.ledger.core.chunks import batches
from bazhua.infra.ledger.core.commitment import Opening, opens
from bazhua.infra.ledger.core.lines import (
    END,
    ENTRY,
    OPENED,
    ROOT,
    TAIL,
    Counts,
    End,
    OpenedLine,
    entry_tail,
    line_of,
    log_of,
)
from bazhua.infra.ledger.core.problems import LedgerBroken, Wrong
from bazhua.infra.ledger.core.roots import Log, Root, SignedRoot
from bazhua.infra.ledger.core.trust import Trust
from bazhua.kernel.merkle import LEAF, Frontier

BEGIN: Final = len(ENTRY)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a good export holds."""

    log: Log
    counts: Counts
    last: SignedRoot | None


def verify(path: Path, trust: Trust = Trust()) -> Verified:  # noqa: B008 -- frozen
    """Return what an export holds.

    Raises: LedgerBroken – names the first line that is wrong, the entry there, and why.
    """
    reading = _Reading(trust)
    try:
        for lines in batches(path):
            reading.take(lines)
        return reading.finish()
    except Wrong as wrong:
        raise LedgerBroken(
            path.name, line=reading.line, entry=reading.entries, wrong=wrong
        ) from wrong


class _Reading:
    """One pass over an export. `line` is the line being read, `entries` the entries before it."""

    def __init__(self, trust: Trust) -> None:
        self.line = 1
        self.entries = 0
        self._trust = trust
        self._log: Log | None = None
        self._frontier = Frontier()
        self._leaves: list[bytes] = []
        self._entry: Json = None
        self._opened = 0
        self._last: SignedRoot | None = None
        self._ended = False

    def take(self, lines: Sequence[bytes]) -> None:
        """Read some lines."""
        rest = iter(lines)
        if self._log is None:
            self._log = self._begin(next(rest, b""))
            self.line += 1
        while (line := self._read_entries(rest, self._log)) is not None:
            self._read_other(line, self._log)
            self.line += 1

    def finish(self) -> Verified:
        """Return the result at the end of the file."""
        if self._log is None or not self._ended:
            raise Wrong("end_missing")
        self.line -= 1
        self._trust.end(self._roots)
        return Verified(self._log, self._counts, self._last)

    @property
    def _roots(self) -> int:
        return 0 if self._last is None else self._last.root.number + 1

    @property
    def _counts(self) -> Counts:
        return Counts(self.entries, self._opened, self._roots)

    def _begin(self, line: bytes) -> Log:
        log = log_of(line)
        self._trust.key(log)
        self._frontier = Frontier(log.suite.digest)
        return log

    def _read_entries(self, lines: Iterator[bytes], log: Log) -> bytes | None:
        """Read entries up to another line, and return that; nearly all time is spent here."""
        begin, number, digest = self.entries, self.entries, log.suite.digest
        leaves, entry = self._leaves, self._entry
        try:
            for line in lines:
                if self._ended or not line.startswith(ENTRY):
                    return line
                body = line[BEGIN : -TAIL - len(str(number))]
                leaf = digest(LEAF + body)
                if not line.endswith(entry_tail(leaf, number)):
                    raise _wrong_entry(line, number)
                entry = read(body)
                leaves.append(leaf)
                number += 1
        except NotCanonical as problem:
            raise Wrong("not_canonical") from problem
        finally:
            self.line += number - begin
            self.entries, self._entry = number, entry
        self._hash_leaves()
        return None

    def _read_other(self, line: bytes, log: Log) -> None:
        if self._ended:
            raise Wrong("after_end")
        if line.startswith(OPENED):
            self._read_opened(line_of(line, OpenedLine), log)
        elif line.startswith(ROOT):
            self._read_root(line_of(line, SignedRoot), log)
        elif line.startswith(END):
            self._read_end(line_of(line, End).end)
        else:
            raise Wrong("not_a_line", problem=repr(line[:20]))

    def _read_opened(self, line: OpenedLine, log: Log) -> None:
        if line.seq != self._opened:
            raise Wrong("opening_number", expected=self._opened, found=line.seq)
        if line.n != self.entries - 1 or self._entry is None:
            raise Wrong("opening_place", found=line.n)
        opened = line.opened
        opening = Opening(opened.path, opened.value, bytes.fromhex(opened.salt))
        if not opens(self._entry, opening, log.suite.digest):
            raise Wrong("opening_differs", path=opened.path)
        self._opened += 1

    def _read_root(self, signed: SignedRoot, log: Log) -> None:
        root, last = signed.root, self._last.root if self._last else None
        number, previous = log.after(last)
        if (root.log, root.suite) != (log.id, log.suite.id):
            raise Wrong("root_log")
        if root.number != number:
            raise Wrong("root_number", expected=number, found=root.number)
        self._trust.root(root)
        if root.size != self.entries:
            raise Wrong("root_size", expected=self.entries, found=root.size)
        if root.previous != previous:
            raise Wrong("root_previous")
        if last is not None and root.sealed_at <= last.sealed_at:
            raise Wrong("root_time", expected=last.sealed_at, found=root.sealed_at)
        self._check_hash(root, last)
        if not log.signed(signed):
            raise Wrong("signature")
        self._last, self._entry = signed, None

    def _check_hash(self, root: Root, last: Root | None) -> None:
        self._hash_leaves()
        if root.hash != self._frontier.root().hex():
            first = last.size if last else 0
            raise Wrong("root_hash", first=first, last=self.entries - 1)

    def _hash_leaves(self) -> None:
        self._frontier.extend(self._leaves)
        self._leaves.clear()

    def _read_end(self, counts: Counts) -> None:
        sealed = self._last.root.size if self._last else 0
        if sealed != self.entries:
            raise Wrong("unsealed", first=sealed, last=self.entries - 1)
        if counts != self._counts:
            raise Wrong("end_counts", expected=_told(self._counts), found=_told(counts))
        self._ended = True


def _wrong_entry(line: bytes, number: int) -> Wrong:
    """Return what is wrong with a line that does not end in its leaf hash and number."""
    if line.endswith(b'","n":%d}' % number):
        return Wrong("leaf_differs")
    return Wrong("entry_number", expected=number)


def _told(counts: Counts) -> str:
    return f"{counts.entries}/{counts.opened}/{counts.roots}"
