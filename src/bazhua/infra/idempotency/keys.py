"""Keys, what they stand for, and the answers that are kept; pure values."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from bazhua.kernel.errors import DomainError

KEPT: Final = timedelta(days=30)
LONGEST: Final = 128
NO_STORE: Final = "no-store"
QUOTED: Final = re.compile(r'"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"')
BARE: Final = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")


class BadKey(DomainError):
    """A key is needed and missing, or is not 1 to 128 printable characters."""

    code = "bad_key"
    http_status = 400

    def __init__(self) -> None:
        super().__init__("Idempotency-Key", longest=LONGEST)


class KeyReused(DomainError):
    """The key stands for another request."""

    code = "key_reused"
    http_status = 422

    def __init__(self) -> None:
        super().__init__("Idempotency-Key")


class KeyInProgress(DomainError):
    """The request with this key is being answered this moment."""

    code = "key_in_progress"
    http_status = 409

    def __init__(self) -> None:
        super().__init__("Idempotency-Key")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked once.

    Attributes:
        key: given by who asks; keys of different actors never meet.
        route: what is asked for, ``"POST /api/v1/things"``.
    """

    key: str
    route: str
    body: bytes

    def __post_init__(self) -> None:
        """Refuse a key that cannot be kept.

        Raises:
            BadKey: it is empty, too long, or not printable ASCII.
        """
        if not (0 < len(self.key) <= LONGEST and self.key.isascii() and self.key.isprintable()):
            raise BadKey

    @property
    def sha256(self) -> str:
        """The hash of route and body: the same key with another hash is refused."""
        route = self.route.encode()
        return hashlib.sha256(len(route).to_bytes(4, "big") + route + self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is kept and given again.

    Attributes:
        again: whether it was given before, and nothing was done this time.
    """

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    again: bool = False

    @property
    def secret(self) -> bool:
        """Whether it says itself that nobody may keep it: the database holds it sealed."""
        return NO_STORE in self.headers.get("Cache-Control", "")


def key_in(header: str) -> str:
    """Return the key in a header: a string of RFC 9651 in quotes, or the bare characters.

    Raises:
        BadKey: it is neither.
    """
    header = header.strip(" ")
    if quoted := QUOTED.fullmatch(header):
        return re.sub(r"\\(.)", r"\1", quoted[1])
    if BARE.fullmatch(header):
        return header
    raise BadKey
