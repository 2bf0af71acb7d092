"""What the children say goes to one file each, kept small."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

LIMIT_BYTES = 8 * 1024 * 1024
KEPT = 3
FILE_MODE = 0o600
TAIL_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Journal:
    """The log folder of a home."""

    folder: Path
    limit_bytes: int = LIMIT_BYTES

    def path(self, name: str) -> Path:
        """Return the file a child of that name writes to."""
        return self.folder / f"{name}.log"

    def open(self, name: str) -> int:
        """Return a descriptor that appends to the child's file; the caller closes it."""
        return os.open(self.path(name), os.O_WRONLY | os.O_CREAT | os.O_APPEND, FILE_MODE)

    def last_lines(self, name: str, count: int = 12) -> list[str]:
        """Return the last lines a child wrote, oldest first."""
        path = self.path(name)
        if not path.is_file():
            return []
        with path.open("rb") as file:
            file.seek(-min(TAIL_BYTES, path.stat().st_size), os.SEEK_END)
            return file.read().decode("utf-8", errors="replace").splitlines()[-count:]

    def turn(self) -> None:
        """Copy each file that grew past the limit to `.1` and empty it.

        A child keeps its descriptor, so the file is emptied in place; what a child writes between
        the copy and the emptying is lost.
        """
        for path in self.folder.glob("*.log"):
            if path.stat().st_size <= self.limit_bytes:
                continue
            for number in range(KEPT - 1, 0, -1):
                older = path.with_suffix(f".log.{number}")
                if older.is_file():
                    older.replace(path.with_suffix(f".log.{number + 1}"))
            shutil.copyfile(path, path.with_suffix(".log.1"))
            os.truncate(path, 0)
