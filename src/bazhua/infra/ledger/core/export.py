"""Writing an export, line by line."""

from dataclasses import dataclass, field
from gzip import GzipFile
from typing import BinaryIO

from bazhua.infra.ledger.core.commitment import Opening
from bazhua.infra.ledger.core.lines import (
    Counts,
    end_line,
    entry_line,
    header_line,
    opened_line,
    root_line,
)
from bazhua.infra.ledger.core.roots import Log, SignedRoot


@dataclass(slots=True)
class Export:
    """An export that is being written; the header is written at once."""

    file: BinaryIO | GzipFile
    log: Log
    entries: int = field(default=0, init=False)
    opened: int = field(default=0, init=False)
    roots: int = field(default=0, init=False)
    _number: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._write(header_line(self.log))

    def entry(self, number: int, body: bytes, leaf: bytes) -> None:
        """Write an entry in canonical JSON under the number and leaf hash that were sealed."""
        self._write(entry_line(body, leaf, number))
        self._number = number
        self.entries += 1

    def opening(self, opening: Opening) -> None:
        """Write a field of the last entry that the reader may see."""
        self._write(opened_line(opening, self._number, self.opened))
        self.opened += 1

    def root(self, signed: SignedRoot) -> None:
        """Write the root over the entries so far."""
        self._write(root_line(signed))
        self.roots += 1

    def end(self) -> None:
        """Write the last line."""
        self._write(end_line(Counts(self.entries, self.opened, self.roots)))

    def _write(self, line: bytes) -> None:
        self.file.write(line + b"\n")
