"""The keys of sealed values and of hashes: files that only their owner may read."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bazhua.infra.crypto.refusals import KeyMissing

KEY_BYTES: Final = 32
LEAST_TEXT: Final = 32
OTHERS: Final = 0o077
HASH_KEY: Final = "hash-key"
SEAL_KEY: Final = re.compile(r"seal-key-([1-9]\d{0,4})")
ID_BYTES: Final = 4
"""Taken from the key itself, so that a lost key is told from an altered value."""


class KeyExposed(Exception):
    """A key file can be read by others, or is too short."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What seals, and what hashes.

    Attributes:
        seal: 32-byte keys by their id; every one opens.
        newest: id of the one that seals, that of the file with the highest number.
        hash: never changes: what was hashed with another one is not found again.
    """

    seal: Mapping[bytes, bytes] = field(repr=False)
    newest: bytes
    hash: bytes = field(repr=False)

    def opening(self, id_: bytes) -> bytes:
        """Return the key of an id.

        Raises: KeyMissing – there is none.
        """
        try:
            return self.seal[id_]
        except KeyError:
            raise KeyMissing(f"seal-key-? ({id_.hex()})") from None


def read_keys(folder: Path) -> Keys:
    """Return the keys in a folder: ``hash-key``, ``seal-key-1``, ``seal-key-2`` and so on.

    Raises:
        KeyMissing: no such folder or file in it.
        KeyExposed: others may read a file, or it holds no key.
    """
    found = {
        int(named[1]): path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if (named := SEAL_KEY.fullmatch(path.name))
    }
    if not found:
        raise KeyMissing("seal-key-1")
    seal = {number: _derived(found[number], b"bazhua.crypto.seal") for number in sorted(found)}
    by_id = {hashlib.sha256(key).digest()[:ID_BYTES]: key for key in seal.values()}
    return Keys(by_id, list(by_id)[-1], _derived(folder / HASH_KEY, b"bazhua.crypto.hash"))


def _derived(path: Path, purpose: bytes) -> bytes:
    """Return 32 bytes from the text of a file, which may be of any alphabet."""
    if not path.is_file():
        raise KeyMissing(path.name)
    text = path.read_bytes().strip()
    if path.stat().st_mode & OTHERS or len(text) < LEAST_TEXT:
        raise KeyExposed(path.name)
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(text)
