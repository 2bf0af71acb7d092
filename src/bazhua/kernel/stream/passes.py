"""Passes: who may hear which topics until when, signed by the site, read by the gate."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass, field
from typing import Final

from bazhua.kernel.errors import DomainError
from bazhua.kernel.stream.hint import TOPIC

COOKIE: Final = "bazhua_stream"
PURPOSE: Final = b"bazhua.stream.pass\0"
MOST_SIGNS: Final = 3_800
"""Browsers keep 4,096 bytes of name, value and attributes."""


class PassRefused(DomainError):
    """There is no pass, or it is forged, or its time is over."""

    code = "stream_pass_refused"
    http_status = 401


@dataclass(frozen=True, slots=True)
class Pass:
    """What one person may hear.

    Attributes:
        holder: the same for all passes of a person, and does not name him.
        until: seconds since 1970.
    """

    holder: str
    topics: tuple[str, ...]
    until: int

    def __post_init__(self) -> None:
        """Check the topics.

        Raises:
            ValueError: there is none, or one is malformed.
        """
        if not self.topics or not all(TOPIC.fullmatch(topic) for topic in self.topics):
            raise ValueError("topics")


@dataclass(frozen=True, slots=True)
class Passes:
    """Writes and reads passes with the key that site and gate share."""

    key: bytes = field(repr=False)

    def sealed(self, given: Pass) -> str:
        """Return a pass as a cookie's value.

        Raises:
            ValueError: too many topics for a cookie.
        """
        body = _text(json.dumps([given.holder, given.topics, given.until]).encode())
        value = f"{body}.{_text(self._mac(body))}"
        if len(value) > MOST_SIGNS:
            raise ValueError("too many topics for a cookie")
        return value

    def opened(self, value: str, at_s: float) -> Pass:
        """Return the pass of a cookie's value at an instant in seconds since 1970.

        Raises:
            PassRefused: it is not ours, or its time is over.
        """
        body, _, signed = value.partition(".")
        if len(value) > MOST_SIGNS or not hmac.compare_digest(
            _text(self._mac(body)).encode(), signed.encode()
        ):
            raise PassRefused
        holder, topics, until = json.loads(_bytes(body))
        if at_s >= until:
            raise PassRefused
        return Pass(holder, tuple(topics), until)

    def _mac(self, body: str) -> bytes:
        return hmac.new(self.key, PURPOSE + body.encode(), hashlib.sha256).digest()


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except NotBase64 as exc:
        raise PassRefused from exc
