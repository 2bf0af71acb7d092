"""The application: readings of gateways in, the stream to pages out, health for the supervisor."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bazhua.gate.answers import (
    Headers,
    Receive,
    Scope,
    Send,
    header,
    own_cookie,
    refuse,
    start,
    write,
)
from bazhua.gate.frames import HEARTBEAT, RENEW, opening
from bazhua.gate.hub import Hub, Listener
from bazhua.gate.ingest.entrance import PATH, Entrance
from bazhua.gate.refusals import NoSuchAddress, OriginRefused
from bazhua.gate.source import Source
from bazhua.kernel.errors import DomainError
from bazhua.kernel.stream.passes import COOKIE, Passes

EVENTS: Final = b"text/event-stream"
UNBUFFERED: Final = (b"x-accel-buffering", b"no")
"""A proxy in between passes each event on at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The gate as an ASGI application.

    Attributes:
        origin: of the site, the only one whose pages may read what is answered.
        clock: seconds since 1970.
    """

    hub: Hub
    source: Source
    entrance: Entrance
    passes: Passes
    origin: str
    clock: Callable[[], float]
    heartbeat_s: float

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            raise NotImplementedError(scope["type"])
        try:
            await self._answer(scope, receive, send)
        except DomainError as refusal:
            await refuse(scope, send, refusal, self._shared(scope))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["method"], scope["path"]:
            case "GET", "/stream":
                self._check_origin(scope)
                await self._stream(scope, receive, send)
            case "POST", path if path.startswith(PATH):
                await self.entrance.take(scope, receive, send)
            case "GET" | "HEAD", "/healthz":
                await self._healthz(send)
            case _:
                raise NoSuchAddress

    async def _healthz(self, send: Send) -> None:
        well = self.source.listening
        await start(send, 200 if well else 503, b"text/plain")
        await write(send, b"ok\n" if well else b"database_down\n")

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        at_s = self.clock()
        given = self.passes.opened(own_cookie(scope, COOKIE), at_s)
        listener = self.hub.join(given.holder, given.topics)
        loop = asyncio.get_running_loop()
        over = loop.call_later(given.until - at_s, listener.end, RENEW)
        gone = loop.create_task(_end_when_gone(listener, receive))
        try:
            await start(send, 200, EVENTS, [UNBUFFERED, *self._shared(scope)])
            await self._feed(listener, send)
        finally:
            gone.cancel()
            over.cancel()
            self.hub.leave(listener)

    async def _feed(self, listener: Listener, send: Send) -> None:
        """Send what comes until the end.

        A page that does not read keeps `send` waiting; the kernel breaks its connection, see
        `serving.UNREAD_WITHIN_S`. Meanwhile nothing waits for it here.
        """
        frames = opening()
        while frames:
            await write(send, frames, more=True)
            frames = await listener.next(self.heartbeat_s, HEARTBEAT)
        await write(send, b"")

    def _check_origin(self, scope: Scope) -> None:
        """Refuse pages of other sites, also those on this host, whose requests carry our cookie.

        A browser leaves the origin out where a page embeds an address instead of reading it.

        Raises:
            OriginRefused: it is not the site's.
        """
        origin, relation = header(scope, b"origin"), header(scope, b"sec-fetch-site")
        if origin != self.origin.encode() and (origin or relation not in {b"", b"same-origin"}):
            raise OriginRefused

    def _shared(self, scope: Scope) -> Headers:
        origin = self.origin.encode()
        vary = (b"vary", b"Origin")
        if header(scope, b"origin") != origin:
            return [vary]
        return [
            vary,
            (b"access-control-allow-origin", origin),
            (b"access-control-allow-credentials", b"true"),
        ]


async def _end_when_gone(listener: Listener, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.end()
