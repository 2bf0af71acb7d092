"""Where bytes lie: named by their SHA-256, never changed, on disk before anybody refers to them."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, Protocol
from uuid import uuid4

from typing_extensions import override

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600
CHUNK: Final = 1 << 20


class FileStore(Protocol):
    """A port: a local folder today; a bucket may take its place."""

    def put(self, draft: Path, sha256: str) -> None:
        """Keep the bytes of a draft, which is used up; they are durable when this returns."""

    def open(self, sha256: str) -> IO[bytes]:
        """Return the bytes for reading.

        Raises:
            FileNotFoundError: they are not kept here.
        """
        ...

    def remove(self, sha256: str) -> None:
        """Delete the bytes; it is no fault when they are gone."""

    def kept(self) -> Iterator[str]:
        """Yield the hashes of everything that is kept."""
        ...


class LocalStore(FileStore):
    """Files below a folder: ``ab/abcd…`` by hash; ``drafts`` holds what is not yet whole."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.drafts = root / "drafts"
        for folder in (self.root, self.drafts):
            folder.mkdir(mode=FOLDER_MODE, exist_ok=True)

    @override
    def put(self, draft: Path, sha256: str) -> None:
        target = self._path(sha256)
        target.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
        sync(draft)
        draft.replace(target)
        # The folder may be new, or of a call that died before it came here.
        for folder in (target.parent, self.root):
            sync(folder)

    @override
    def open(self, sha256: str) -> IO[bytes]:
        return self._path(sha256).open("rb")

    @override
    def remove(self, sha256: str) -> None:
        self._path(sha256).unlink(missing_ok=True)

    @override
    def kept(self) -> Iterator[str]:
        for path in self.root.glob("[0-9a-f][0-9a-f]/*"):
            yield path.name

    def free(self) -> int:
        """Return how many bytes the disk still takes."""
        return shutil.disk_usage(self.root).free

    def draft(self, content: bytes = b"") -> Path:
        """Return a new draft with some bytes; whoever asks for it puts or deletes it."""
        path = self.drafts / f"{uuid4()}.part"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        return path

    def _path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256


def sync(path: Path) -> None:
    """Write a file's bytes, or a folder's names, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return digest_of(file)


def digest_of(content: IO[bytes]) -> str:
    """Return the SHA-256 of what is read from here on, in hex."""
    digest = hashlib.sha256()
    while chunk := content.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
