"""Suites: which hash and which signature a log uses, by the id that its roots carry."""

import hashlib
from collections.abc import Mapping
from typing import Final, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from typing_extensions import override


class Suite(Protocol):
    """A hash and a signature that go together."""

    @property
    def id(self) -> str:
        """Return the id that roots and exports carry."""

    def digest(self, data: bytes) -> bytes:
        """Return the hash of some bytes."""

    def new_key(self) -> bytes:
        """Return a new private key."""

    def public_key(self, private_key: bytes) -> bytes:
        """Return the public key that belongs to a private one."""

    def sign(self, private_key: bytes, statement: bytes) -> bytes:
        """Return a signature of some bytes."""

    def signed(self, public_key: bytes, signature: bytes, statement: bytes) -> bool:
        """Tell whether a signature of some bytes was made with the key."""


class Sha256Ed25519(Suite):
    """SHA-256 (FIPS 180-4) and Ed25519 (RFC 8032)."""

    id: str = "sha256+ed25519"

    @override
    def digest(self, data: bytes) -> bytes:
        return hashlib.sha256(data).digest()

    @override
    def new_key(self) -> bytes:
        return Ed25519PrivateKey.generate().private_bytes_raw()

    @override
    def public_key(self, private_key: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()

    @override
    def sign(self, private_key: bytes, statement: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(private_key).sign(statement)

    @override
    def signed(self, public_key: bytes, signature: bytes, statement: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(signature, statement)
        except (InvalidSignature, ValueError):
            return False
        return True


DEFAULT: Final[Suite] = Sha256Ed25519()

SUITES: Final[Mapping[str, Suite]] = {suite.id: suite for suite in (DEFAULT,)}
"""Suite id → suite; another suite is another line here."""
