"""As much of MQTT 3.1.1 as a driver needs that must not be slower than what it drives."""

import json
from dataclasses import dataclass, field
from socket import IPPROTO_TCP, TCP_NODELAY, create_connection, socket
from typing import Any, Final

CONNECT: Final = b"\x10"
PUBLISH: Final = b"\x30"
AT_LEAST_ONCE: Final = b"\x32"
SUBSCRIBE: Final = b"\x82"
KINDS: Final = 0xF0
IS_PUBLISH: Final = 0x30


def published(topic: str, body: bytes, number: int = 0) -> bytes:
    """Return the packet of a message: sent once (QoS 0), or with a number at least once (QoS 1)."""
    if not number:
        return _packet(PUBLISH, _text(topic) + body)
    return _packet(AT_LEAST_ONCE, _text(topic) + number.to_bytes(2, "big") + body)


@dataclass(slots=True)
class Line:
    """A connection to a broker."""

    port: int
    name: str
    wire: socket = field(init=False)
    _rest: bytes = b""

    def __post_init__(self) -> None:
        """Connect."""
        self.wire = create_connection(("127.0.0.1", self.port))
        self.wire.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        self.wire.sendall(_packet(CONNECT, _text("MQTT") + b"\x04\x02\x00\x00" + _text(self.name)))
        self._next()

    def subscribe(self, topic: str) -> None:
        """Ask for a topic."""
        self.wire.sendall(_packet(SUBSCRIBE, b"\x00\x01" + _text(topic) + b"\x00"))
        self._next()

    def message(self) -> dict[str, Any]:
        """Wait for the next message and return what it says."""
        while True:
            kind, body = self._next()
            if kind & KINDS == IS_PUBLISH:
                length = int.from_bytes(body[:2], "big")
                told: dict[str, Any] = json.loads(body[2 + length :])
                return told

    def _next(self) -> tuple[int, bytes]:
        while True:
            found = _first(self._rest)
            if found is not None:
                kind, body, self._rest = found
                return kind, body
            came = self.wire.recv(1 << 16)
            if not came:
                raise ConnectionError("the broker has closed the connection")
            self._rest += came


def _first(data: bytes) -> tuple[int, bytes, bytes] | None:
    length, place = 0, 1
    while place < len(data):
        length |= (data[place] & 0x7F) << (7 * (place - 1))
        place += 1
        if not data[place - 1] & 0x80:
            whole = place + length
            return (data[0], data[place:whole], data[whole:]) if len(data) >= whole else None
    return None


def _packet(kind: bytes, body: bytes) -> bytes:
    size, length = b"", len(body)
    while True:
        digit, length = length & 0x7F, length >> 7
        size += bytes([digit | (0x80 if length else 0)])
        if not length:
            return kind + size + body


def _text(text: str) -> bytes:
    data = text.encode()
    return len(data).to_bytes(2, "big") + data
