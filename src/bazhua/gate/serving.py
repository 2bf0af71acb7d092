"""The gate as a process: its socket, its server, its end."""

import asyncio
import resource
import socket
import time
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, cast

import h11
import uvicorn
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

from bazhua.engine.adapters.database import Database
from bazhua.gate.door import Door
from bazhua.gate.hub import Hub
from bazhua.gate.ingest.committer import Committer, Limits
from bazhua.gate.ingest.doorkeeper import Doorkeeper
from bazhua.gate.ingest.entrance import Entrance
from bazhua.gate.ingest.mqtt.line import Broker
from bazhua.gate.ingest.mqtt.subscriber import Subscriber
from bazhua.gate.ingest.opcua.endpoints import Endpoint
from bazhua.gate.ingest.reception import MOST_BYTES, Reception
from bazhua.gate.source import Source
from bazhua.kernel.stream.passes import Passes

UNREAD_WITHIN_S: Final = 20
"""The kernel breaks a connection whose other end takes nothing for so long."""

SEND_BUFFER: Final = 65_536
"""Bytes the kernel keeps for a page that does not read; it would let this grow to megabytes."""

ASKED_WITHIN_S: Final = 5
"""A connection whose request has not come by then is closed."""

KEPT_S: Final = 90
"""A gateway's connection waits so long for its next batch; most send every 30 or 60 seconds."""

ENDED_WITHIN_S: Final = 5
BACKLOG: Final = 1_024
SPARE_FILES: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What a gate is told: where it listens, whom it serves, how many of them."""

    database_url: str
    key: bytes
    origin: str
    host: str
    port: int
    most_pages: int
    most_pages_each: int
    heartbeat_s: float
    most_waiting_bytes: int
    most_backlog: int
    broker: Broker | None
    endpoints: Sequence[Endpoint]


class Protocol(H11Protocol):
    """Waits for no request for ever, neither for the first nor for the one after an answer."""

    _unasked: asyncio.TimerHandle | None = None

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast("asyncio.Transport", transport))
        self._expect_within(ASKED_WITHIN_S)

    @override
    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._expect_within(KEPT_S)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._expect_nothing()

    def _expect_within(self, seconds: float) -> None:
        self._expect_nothing()
        if not self.transport.is_closing():
            self._unasked = self.loop.call_later(seconds, self._close_unasked)

    def _expect_nothing(self) -> None:
        """Let nothing hold a connection that is over: of those refused there may be many."""
        if self._unasked:
            self._unasked.cancel()

    def _close_unasked(self) -> None:
        if self.conn.their_state is h11.IDLE:
            self.transport.close()


class Server(uvicorn.Server):
    """Ends the streams when it is told to end; they would not end by themselves."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        """Keep the hub beside what uvicorn keeps."""
        super().__init__(config)
        self._hub = hub

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.end()
        await super().shutdown(sockets)


def serve(service: Service) -> None:
    """Serve until SIGTERM or Ctrl-C."""
    _allow_files(service.most_pages + SPARE_FILES)
    asyncio.run(_serve(service))


async def _serve(service: Service) -> None:
    hub = Hub(service.most_pages, service.most_pages_each)
    source = Source(Database(service.database_url), hub)
    limits = Limits(service.most_waiting_bytes, service.most_backlog)
    committer = Committer(service.database_url, limits)
    doorkeeper, reception = Doorkeeper(service.database_url, time.time), Reception(committer)
    door = Door(
        hub=hub,
        source=source,
        entrance=Entrance(doorkeeper, reception),
        passes=Passes(service.key),
        origin=service.origin,
        clock=time.time,
        heartbeat_s=service.heartbeat_s,
    )
    server = Server(_config(door), hub)
    runs = [source.run(), committer.run()]
    if service.broker is not None:
        most = max(service.most_waiting_bytes // MOST_BYTES, 1)
        runs.append(Subscriber(service.broker, doorkeeper, reception, most).run())
    runs += _collectors(service.endpoints, committer)
    async with asyncio.TaskGroup() as together:
        beside = [together.create_task(run) for run in runs]
        await server.serve([_socket(service.host, service.port)])
        for task in beside:
            task.cancel()


def _collectors(
    endpoints: Sequence[Endpoint], committer: Committer
) -> list[Coroutine[Any, Any, None]]:
    """Return what listens to OPC UA servers; its library takes a second and 25 MB to import."""
    if not endpoints:
        return []
    collector = import_module("bazhua.gate.ingest.opcua.collector").Collector
    return [collector(endpoint, committer).run() for endpoint in endpoints]


def _config(door: Door) -> uvicorn.Config:
    """Return the server's configuration; it logs no requests, and so no cookies."""
    return uvicorn.Config(
        door,
        lifespan="off",
        ws="none",
        http=Protocol,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=KEPT_S,
        timeout_graceful_shutdown=ENDED_WITHIN_S,
        backlog=BACKLOG,
    )


def _socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_WITHIN_S * 1000)
    listening.bind((host, port))
    return listening


def _allow_files(wanted: int) -> None:
    """Raise the limit of open files as far as this process may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
