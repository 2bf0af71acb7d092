"""Seal a value for the database, open it again, find it by a keyed hash.

A sealed value is ``id of the key (4 bytes) ‖ nonce (12) ‖ AES-256-GCM text ‖ tag (16)``. The id and
what the value is about are authenticated: a value copied to another row does not open. Nonces are
random: one key may seal some 4,000 million values, then a newer one must take over.
"""

import hashlib
import hmac
import os
from functools import cache
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from bazhua.infra.crypto.keys import ID_BYTES, Keys, read_keys
from bazhua.infra.crypto.refusals import SealBroken

NONCE_BYTES: Final = 12
HEAD_BYTES: Final = ID_BYTES + NONCE_BYTES
TAG_BYTES: Final = 16
OVERHEAD: Final = HEAD_BYTES + TAG_BYTES
"""How much longer a sealed value is, bytes."""


def seal(plain: bytes | str, *, about: bytes) -> bytes:
    """Return a value sealed with the newest key; text as UTF-8.

    Args:
        about: what it belongs to, for example ``b"person.identity" + uid.bytes``; needed to open.

    Raises: KeyMissing – this platform has no keys.
    """
    value = plain.encode() if isinstance(plain, str) else plain
    id_, nonce = keys().newest, os.urandom(NONCE_BYTES)
    return id_ + nonce + AESGCM(keys().seal[id_]).encrypt(nonce, value, id_ + about)


def unseal(sealed: bytes | memoryview, *, about: bytes) -> bytes:
    """Return the value in a sealed one, whichever key sealed it.

    Raises:
        KeyMissing: its key is not here.
        SealBroken: it was altered, or is about something else.
    """
    whole = bytes(sealed)
    if len(whole) < OVERHEAD:
        raise SealBroken
    id_, nonce, text = whole[:ID_BYTES], whole[ID_BYTES:HEAD_BYTES], whole[HEAD_BYTES:]
    try:
        return AESGCM(keys().opening(id_)).decrypt(nonce, text, id_ + about)
    except InvalidTag:
        raise SealBroken from None


def is_newest(sealed: bytes | memoryview) -> bool:
    """Return whether the key that seals now sealed a value; else it may be sealed anew."""
    return bytes(sealed[:ID_BYTES]) == keys().newest


def keyed_hash(text: str, *, about: bytes = b"") -> bytes:
    """Return 32 bytes that are equal for equal texts and tell nothing without the key.

    Args:
        about: sets apart the hashes of one column from those of another.

    Raises: KeyMissing – this platform has no keys.
    """
    return hmac.new(keys().hash, about + b"\0" + text.encode(), hashlib.sha256).digest()


def keys() -> Keys:
    """Return the keys of this process, read once.

    Raises: KeyMissing, KeyExposed – see `read_keys`.
    """
    return _keys(settings.CRYPTO_KEYS)


@cache
def _keys(folder: Path) -> Keys:
    return read_keys(folder)
