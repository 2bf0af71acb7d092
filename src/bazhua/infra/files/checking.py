"""Compares the store with the table: every byte is read and hashed again."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bazhua.infra.files.configured import store
from bazhua.infra.files.core.store import FileStore, digest_of
from bazhua.infra.files.models import StoredFile
from bazhua.infra.files.sweeping import orphaned, referred


class Fault(Enum):
    """What can be wrong with the bytes of a file."""

    MISSING = auto()
    CORRUPT = auto()


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        contents: different contents that rows refer to, copies that are shown included.
        missing, corrupt: hashes of those that are not there, or are not what they were.
        orphans: hashes of contents that no row refers to; the sweep deletes them.
    """

    contents: int
    missing: tuple[str, ...]
    corrupt: tuple[str, ...]
    orphans: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every file has its bytes."""
        return not (self.missing or self.corrupt)


def check() -> Checked:
    """Read everything that rows refer to, and list what no row refers to.

    The platform may run meanwhile. Takes as long as the disk needs to read all of it.
    """
    keeper = store()
    contents = 0
    faults: dict[Fault, list[str]] = {fault: [] for fault in Fault}
    for sha256 in _referred_to():
        contents += 1
        fault = _fault(keeper, sha256)
        # It may have been erased and swept since the row was read.
        if fault and referred([sha256]):
            faults[fault].append(sha256)
    return Checked(
        contents=contents,
        missing=tuple(faults[Fault.MISSING]),
        corrupt=tuple(faults[Fault.CORRUPT]),
        orphans=tuple(orphaned(keeper.kept())),
    )


def _referred_to() -> Iterator[str]:
    live = StoredFile.objects.filter(erased_at=None)
    given = live.values_list("sha256", flat=True)
    shown = live.exclude(shown_sha256="").values_list("shown_sha256", flat=True)
    yield from given.union(shown).order_by("sha256").iterator()


def _fault(keeper: FileStore, sha256: str) -> Fault | None:
    try:
        with keeper.open(sha256) as content:
            found = digest_of(content)
    except FileNotFoundError:
        return Fault.MISSING
    return None if found == sha256 else Fault.CORRUPT
