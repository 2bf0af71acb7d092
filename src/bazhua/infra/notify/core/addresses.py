"""When two spellings of an address are the same."""

import hmac
import re
from typing import Final

from bazhua.infra.notify.core.ports import Kind

SPOKEN: Final = frozenset({Kind.SMS, Kind.VOICE})
COUNTRY: Final = re.compile(r"^(?:\+|00)?86(?=1\d{10}$)")
"""Gateways write mobile numbers of the mainland with or without +86."""


def same(kind: Kind, one: str, other: str) -> bool:
    """Return whether two addresses on a channel are the same, in constant time."""
    return hmac.compare_digest(plain(kind, one), plain(kind, other))


def plain(kind: Kind, address: str) -> bytes:
    """Return what all spellings of an address have in common."""
    if kind in SPOKEN:
        return COUNTRY.sub("", re.sub(r"[\s()-]", "", address)).encode()
    return address.strip().casefold().encode()
