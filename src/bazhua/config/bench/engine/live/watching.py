"""People at their screens: a page that hears the stream and fetches what changed, as `live.js` does."""

import os
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from time import monotonic
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.pages.persons import granted, let_ask
from bazhua.infra.launcher.ports import LOOPBACK
from bazhua.kernel.stream.passes import COOKIE

CONSOLE: Final = "/alarms/"
DESK: Final = "/desk/"
HEARING: Final = "/live/pass"
PROVINCE: Final = {"role": "R02", "node_id": 370000}
HOST: Final = "testserver"
HINT: Final = b"event: hint"
HEARD_WITHIN_S: Final = 0.2


@dataclass(slots=True)
class Screens:
    """The console of the province, and the desks of those who must answer.

    Attributes:
        officers: uid of the duty officer by gateway.
        raised: when the reading of a point that goes beyond its limit was sent.
        on_console: how long after that the console showed its alarm; so of the desk.
    """

    port: int
    officers: Mapping[str, str]
    raised: dict[str, float] = field(default_factory=dict)
    on_console: dict[str, float] = field(default_factory=dict)
    on_desk: dict[str, float] = field(default_factory=dict)
    fetches: list[float] = field(default_factory=list)
    hints: int = 0
    _watcher: UUID = field(init=False)
    _client: Any = None

    def __post_init__(self) -> None:
        """Let the site answer, and somebody of the province watch."""
        from django.conf import settings  # noqa: PLC0415 -- models exist after the setup
        from django.test import Client  # noqa: PLC0415

        let_ask()
        settings.SITE_ORIGIN = f"http://{HOST}"
        settings.STREAM_URL = f"http://{LOOPBACK}:{self.port}/stream"
        key = Path(os.environ["BAZHUA_HOME"]) / "keys" / "stream-key"
        settings.STREAM_KEY = key.read_text(encoding="ascii")
        self._watcher, self._client = granted(PROVINCE), Client()
        self._get(CONSOLE, self._watcher)

    @contextmanager
    def open(self) -> Iterator[socket.socket]:
        """Hear the stream until the end of the block, by a pass that the site gives."""
        given: SimpleCookie = self._get(HEARING, self._watcher).cookies
        told = f"GET /stream HTTP/1.1\r\nHost: {LOOPBACK}\r\nCookie: {COOKIE}={given[COOKIE].value}\r\n\r\n"
        with socket.create_connection((LOOPBACK, self.port)) as wire:
            wire.settimeout(HEARD_WITHIN_S)
            wire.sendall(told.encode())
            yield wire

    def watch(self, wire: socket.socket, learn: Callable[[], None]) -> None:
        """Wait a moment for hints; fetch the console, and the desks of whose alarm is due.

        Args:
            learn: asked after a hint which readings were sent meanwhile.

        Raises:
            ConnectionError: the stream has ended; the figures would be no figures.
        """
        try:
            came = wire.recv(1 << 16)
        except TimeoutError:
            return
        if not came:
            raise ConnectionError("the stream has ended")
        self.hints += came.count(HINT)
        if HINT in came:
            self._look(learn)

    def _look(self, learn: Callable[[], None]) -> None:
        began = monotonic()
        shown = self._get(CONSOLE, self._watcher, part="console").content.decode()
        now = monotonic()
        self.fetches.append(now - began)
        learn()
        for tag, at in list(self.raised.items()):
            if tag not in self.on_console and tag in shown:
                self.on_console[tag] = now - at
                desk = self._get(DESK, UUID(self.officers[tag[:14]])).content.decode()
                if tag in desk or "/obligations/" in desk:
                    self.on_desk[tag] = monotonic() - at

    def _get(self, address: str, person: UUID, part: str = "") -> Any:
        headers = {"X-Person": str(person), "Host": HOST}
        if part:
            headers |= {"HX-Request": "true", "HX-Target": part}
        answer = self._client.get(address, headers=headers)
        if answer.status_code not in {200, 204}:
            raise RuntimeError(f"{address}: {answer.status_code}")
        return answer


def spread(late: Iterable[float]) -> dict[str, float]:
    """Return how late some were: median, 99th percentile and most, seconds."""
    ordered = sorted(late)
    if not ordered:
        return {"seen": 0}
    at = {"p50_s": 0.5, "p99_s": 0.99}
    quoted = {name: round(ordered[int(len(ordered) * part)], 3) for name, part in at.items()}
    return {"seen": len(ordered), **quoted, "max_s": round(ordered[-1], 3)}
