"""Identifiers: the UUIDv7 layout of RFC 9562 from given milliseconds and random bytes."""

from typing import Final
from uuid import UUID

RANDOM_BYTES: Final = 10
MILLISECOND_BITS: Final = 48


def uuid7(milliseconds: int, random: bytes) -> UUID:
    """Return a version 7 UUID; ids sort by their milliseconds.

    Args:
        milliseconds: since 1970-01-01T00:00Z, 0 ≤ ms < 2^48.
        random: 10 bytes; 74 of their 80 bits are kept.

    Raises:
        ValueError: the milliseconds do not fit, or there are not 10 bytes.
    """
    if not 0 <= milliseconds < 1 << MILLISECOND_BITS or len(random) != RANDOM_BYTES:
        raise ValueError(milliseconds, len(random))
    bits = int.from_bytes(random, "big")
    rand_a = bits >> 68
    rand_b = bits & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 0x7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b)


def milliseconds_of(uid: UUID) -> int:
    """Return the milliseconds since 1970 that a version 7 UUID carries."""
    return uid.int >> 80
