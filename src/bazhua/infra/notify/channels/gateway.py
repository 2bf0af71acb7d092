"""Text messages and calls through an HTTP gateway that signs what it says.

No two providers of text messages speak alike, so the platform speaks one plain protocol and a
provider is joined to it by a gateway:

``POST {url}`` with ``Idempotency-Key: ATTEMPT`` and ``{"request_id", "to", "text"}`` is answered
``{"message_id"}``; a repeated key is answered alike and sends nothing. The gateway calls back
with ``{"report_id", "fact", …}``, see `GatewayReport`. Requests and callbacks both carry
``X-Timestamp`` (seconds) and ``X-Signature``, the HMAC-SHA256 of ``TIMESTAMP.BODY`` in hex.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from bazhua.infra.notify.channels.http import Endpoint, encoded, named
from bazhua.infra.notify.core.ports import Kind, Parcel
from bazhua.infra.notify.core.refusals import CallbackRefused
from bazhua.infra.notify.core.reports import Fact, Report
from bazhua.kernel.errors import MissingKey
from bazhua.kernel.shape.reading import load, read

FRESH: Final = timedelta(minutes=5)
CONFIRM_KEY: Final = "1"


class GatewayFact(StrEnum):
    """What a gateway tells."""

    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    REPLIED = "replied"
    PRESSED = "pressed"


@dataclass(frozen=True, slots=True)
class GatewayReport:
    """A callback of a gateway.

    Attributes:
        request_id: of the message; a reply may come without it.
        sender: number that a reply came from.
        text: the reply, or the key that was pressed.
    """

    report_id: str
    fact: GatewayFact
    request_id: str | None = None
    sender: str | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayChannel:
    """A gateway for one kind, text messages or calls.

    Attributes:
        clock: stamps requests; a gateway refuses what is signed for another hour.
    """

    kind: Kind
    endpoint: Endpoint
    secret: bytes = field(repr=False)
    clock: Callable[[], datetime] = field(repr=False)

    def send(self, parcel: Parcel) -> str:
        """Hand a text or call over; return the gateway's identifier.

        Raises:
            SendFailed: it was not handed over, or nobody knows.
        """
        payload = {"request_id": str(parcel.key), "to": parcel.address, "text": parcel.text}
        body = encoded(payload)
        stamp = str(int(self.clock().timestamp()))
        headers = {
            "Idempotency-Key": str(parcel.key),
            "X-Timestamp": stamp,
            "X-Signature": self.signature(stamp, body),
        }
        return named(self.endpoint.post("", body, headers), "message_id")

    def heard(self, headers: Mapping[str, str], body: bytes, at: datetime) -> Report | None:
        """Return what a callback says, or ``None`` for a key that confirms nothing.

        Raises:
            CallbackRefused: not signed by the gateway, or too old.
            DomainError: signed, but not of the protocol.
        """
        stamp = headers.get("X-Timestamp", "")
        signed = headers.get("X-Signature", "")
        if not hmac.compare_digest(signed.encode(), self.signature(stamp, body).encode()):
            raise CallbackRefused("X-Signature")
        if not is_fresh(stamp, at, FRESH):
            raise CallbackRefused("X-Timestamp")
        told = GatewayReport(**read(GatewayReport, load(body.decode(errors="replace"))))
        return self._report(told)

    def signature(self, stamp: str, body: bytes) -> str:
        """Return the signature of a body at a time."""
        return hmac.new(self.secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()

    def _report(self, told: GatewayReport) -> Report | None:
        if told.fact is GatewayFact.REPLIED:
            return Report(
                self.kind,
                told.report_id,
                Fact.ANSWERED,
                sender=_given(told.sender, "sender"),
                code=_given(told.text, "text"),
            )
        attempt = attempt_of(_given(told.request_id, "request_id"))
        if told.fact is GatewayFact.PRESSED:
            pressed = _given(told.text, "text") == CONFIRM_KEY
            fact = Fact.ANSWERED if pressed and self.kind is Kind.VOICE else None
            return Report(self.kind, told.report_id, fact, attempt) if fact else None
        return Report(self.kind, told.report_id, Fact(told.fact.value), attempt)


def is_fresh(stamp: str, at: datetime, within: timedelta, per_second: int = 1) -> bool:
    """Return whether a Unix time in text lies near an instant."""
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= 16):  # noqa: PLR2004
        return False
    return abs(int(stamp) / per_second - at.timestamp()) <= within.total_seconds()


def attempt_of(text: str) -> UUID:
    """Return the attempt that a provider names.

    Raises:
        CallbackRefused: it is no identifier of ours.
    """
    try:
        return UUID(text)
    except ValueError:
        raise CallbackRefused("request_id") from None


def _given(value: str | None, key: str) -> str:
    if value is None:
        raise MissingKey(key)
    return value
