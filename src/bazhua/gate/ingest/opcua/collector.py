"""Listens to one OPC UA server, and writes what its nodes say as batches of its gateway."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from time import monotonic
from typing import Final

import psycopg
from asyncua import ua
from asyncua.client.client import Client
from asyncua.common.node import Node
from asyncua.common.subscription import DataChangeEvent, StatusChangeEvent, Subscription
from asyncua.ua.uaerrors import UaError

from bazhua.engine.adapters.log import Draft, Outcome, latest_sequence
from bazhua.engine.messages import MOST_READINGS, encoded_readings
from bazhua.gate.ingest.committer import Committer
from bazhua.gate.ingest.opcua.endpoints import Endpoint
from bazhua.gate.ingest.opcua.told import Reading, Told
from bazhua.gate.ingest.refusals import IngestDown, IngestFull

MOST_HELD: Final = 50_000
"""Readings that wait to be written; while there are more, new ones are refused and counted."""

GATHER_S: Final = 0.5
SOONEST_S: Final = 0.5
LATEST_S: Final = 10.0
AGAIN_S: Final = 0.5
ANSWER_WITHIN_S: Final = 4.0
CONNECT_WITHIN_S: Final = 5

log = logging.getLogger(__name__)


class ServerGone(Exception):
    """The server answers no more."""


@dataclass(slots=True)
class Collector:
    """Takes the readings of one server."""

    endpoint: Endpoint
    committer: Committer
    clock: Callable[[], float] = monotonic
    _told: Told = field(default_factory=Told)
    _held: deque[Reading] = field(default_factory=deque)

    async def run(self) -> None:
        """Listen and write for ever, over breaks of either side."""
        async with asyncio.TaskGroup() as together:
            together.create_task(self._listen_for_ever())
            together.create_task(self._write_for_ever())

    async def _listen_for_ever(self) -> None:
        wait_s = SOONEST_S
        while True:
            try:
                async with await self._connected() as client:
                    wait_s = SOONEST_S
                    await self._listen(client)
            except (ServerGone, OSError, TimeoutError, UaError) as gone:
                log.warning("opcua_down: %s: %s", self.endpoint.gateway, type(gone).__name__)
            self._told.forget()
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, LATEST_S)

    async def _connected(self) -> Client:
        """Return a client that connects when its block is entered."""
        client = Client(self.endpoint.address, timeout=ANSWER_WITHIN_S)
        if self.endpoint.user:
            client.set_user(self.endpoint.user)
            client.set_password(self.endpoint.password)
        await client.set_security_string(self.endpoint.security)
        return client

    async def _listen(self, client: Client) -> None:
        points = {client.get_node(node): point for point, node in self.endpoint.points.items()}
        sampling = ua.Double(self.endpoint.sampling_ms)
        listening = await client.create_subscription(sampling, queue_maxsize=MOST_HELD)
        async with listening:
            nodes = list(points)
            results = await listening.subscribe_data_change(nodes, sampling_interval=sampling)
            told = zip(points.values(), results, strict=True)
            refused = [point for point, result in told if isinstance(result, ua.StatusCode)]
            log.info(
                "listening to %d points of %s, refused: %s",
                len(nodes) - len(refused),
                self.endpoint.gateway,
                refused,
            )
            while True:
                await self._hear(listening, points)

    async def _hear(self, listening: Subscription, points: dict[Node, str]) -> None:
        event = await listening.next_event(GATHER_S)
        at_s = self.clock()
        match event:
            case DataChangeEvent():
                self._hold(self._changed(points[event.node], event, at_s))
            case StatusChangeEvent():
                raise ServerGone
        for reading in self._told.unchanged(self.endpoint.repeat_s, at_s):
            self._hold(reading)

    def _changed(self, point: str, event: DataChangeEvent, at_s: float) -> Reading:
        told = event.data.monitored_item.Value
        stamp = told.SourceTimestamp or told.ServerTimestamp or datetime.now(UTC)
        if stamp.tzinfo is None:
            stamp = stamp.replace(tzinfo=UTC)
        t = round(stamp.timestamp() * 1_000)
        return self._told.changed(point, t, event.value, at_s, good=told.StatusCode.is_good())

    def _hold(self, reading: Reading) -> None:
        if len(self._held) < MOST_HELD:
            self._held.append(reading)
        else:
            self.committer.count_refused(self.endpoint.gateway)

    async def _write_for_ever(self) -> None:
        sequence = await self._next_sequence()
        while True:
            await asyncio.sleep(GATHER_S)
            while self._held:
                own = list(islice(self._held, MOST_READINGS))
                sequence = await self._written(own, sequence) + 1
                for _ in own:
                    self._held.popleft()

    async def _written(self, own: list[Reading], sequence: int) -> int:
        """Write a batch, for as long as that takes; return the number it has at last.

        A number that another batch has, since somebody else writes for this gateway, is passed over.
        """
        while True:
            try:
                outcome = await self.committer.write(self._draft(own, sequence))
            except (IngestDown, IngestFull):
                await asyncio.sleep(AGAIN_S)
            else:
                if outcome is not Outcome.OTHER_CONTENT:
                    return sequence
                sequence = max(await self._next_sequence(), sequence + 1)

    def _draft(self, own: list[Reading], sequence: int) -> Draft:
        points, times, values, qualities = zip(*own, strict=True)
        gateway = self.endpoint.gateway
        body = encoded_readings(gateway, sequence, points, times, values, qualities)
        return Draft.of(body, gateway, sequence)

    async def _next_sequence(self) -> int:
        """Return the number after the highest that the log has, which is what outlives a restart."""
        while True:
            try:
                return await asyncio.to_thread(self._asked) + 1
            except psycopg.OperationalError as gone:
                log.warning("database_down: %s", type(gone).__name__)
                await asyncio.sleep(AGAIN_S)

    def _asked(self) -> int:
        with psycopg.connect(self.committer.url, connect_timeout=CONNECT_WITHIN_S) as connection:
            return latest_sequence(connection, self.endpoint.gateway)
