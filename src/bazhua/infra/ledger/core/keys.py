"""The private key of a log: a file that only its owner may read, made on first use."""

import os
import secrets
from pathlib import Path
from typing import Final

from bazhua.infra.ledger.core.suites import Suite

MODE: Final = 0o600
OTHERS: Final = 0o077


class KeyExposed(Exception):
    """The key file can be read by others; its signatures prove nothing."""


def private_key(path: Path, suite: Suite) -> bytes:
    """Return the private key in a file, made when there is none; two first uses get the same one.

    Raises: KeyExposed – others may read the file. ValueError – it is of another suite.
    """
    if not path.exists():
        _make(path, suite)
    if path.stat().st_mode & OTHERS:
        raise KeyExposed(str(path))
    suite_id, key = path.read_text(encoding="ascii").split()
    if suite_id != suite.id:
        raise ValueError(suite_id)
    return bytes.fromhex(key)


def _make(path: Path, suite: Suite) -> None:
    draft = path.with_suffix(f".{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{suite.id} {suite.new_key().hex()}\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)  # unlike a rename it does not replace a key that came first
    except FileExistsError:
        return
    finally:
        draft.unlink()
    _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
