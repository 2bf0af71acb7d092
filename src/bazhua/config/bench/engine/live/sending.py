"""Gateways that send over HTTP, each on a connection of its own; a program, apart from who measures.

Each measures once in a period, all of them spread evenly over it. It keeps what it measured and
sends one batch after the other; one that is refused for now is sent again, unchanged.
"""

import asyncio
import json
import sys
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic, time
from typing import Any, Final, NamedTuple

import numpy as np
from typing_extensions import override

from bazhua.config.bench.engine.plant import EACH, SEED, gateway, tag

LOOPBACK: Final = "127.0.0.1"
AGAIN_S: Final = 0.5
RAISED: Final = "85.0"
VARIANTS: Final = 16
LOOKED_EVERY: Final = 48
SECOND_MS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What is sent.

    Attributes:
        tokens: by gateway; each has a hundred points.
        quiet_s: time before the first point goes beyond its limit, then one after the other.
        kept_s: how long nothing could be sent before the beginning; what was kept is sent first,
            and when all of it is taken it is over.
        most_kept: batches that a gateway keeps; it loses the oldest when there are more.
        drained_within_s: how long it may take after the end until all is taken.
    """

    port: int
    tokens: dict[str, str]
    seconds: float
    period_s: float = 1.0
    quiet_s: float = 0.0
    raise_every_s: float = 0.0
    kept_s: float = 0.0
    most_kept: int = 1_000
    told_every_s: float = 60.0
    drained_within_s: float = 60.0


class Measured(NamedTuple):
    """What a gateway measured at a time: its first point apart, and whether that raises an alarm."""

    t: int
    first: str
    raises: bool


class Plant:
    """What the points of a gateway read: calm, again and again the same; and the frame of a batch."""

    def __init__(self, number: int, token: str) -> None:
        """Begin."""
        dice = np.random.default_rng((SEED, number))
        levels = dice.uniform(30, 70, EACH)
        noise = dice.normal(0, 0.3, (VARIANTS, EACH - 1))
        texts = np.round(levels[1:] + noise, 2).tolist()
        self.code, self.tag, self.first = gateway(number), tag(number * EACH), f"{levels[0]:.2f}"
        self._rest = [",".join(map(repr, one)) for one in texts]
        self._ids = json.dumps([tag(n) for n in range(number * EACH, (number + 1) * EACH)])
        self._head = (
            f"POST /ingest/v1/{self.code} HTTP/1.1\r\nHost: {LOOPBACK}\r\n"
            f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: "
        )

    def request(self, one: Measured) -> bytes:
        """Return the request that brings a batch; its number is its time."""
        v = f"{one.first},{self._rest[one.t // SECOND_MS % VARIANTS]}"
        body = f'{{"gw":"{self.code}","seq":{one.t},"ids":{self._ids},"t":{one.t},"v":[{v}]}}'
        return f"{self._head}{len(body)}\r\n\r\n{body}".encode()


@dataclass(eq=False)
class Gateway(asyncio.Protocol):
    """A gateway: what it keeps, and what became of what it sent."""

    plant: Plant
    port: int
    most_kept: int
    told: Counter[str]
    taken: int = 0
    refused: int = 0
    kept: deque[Measured] = field(default_factory=deque)
    latest: int = 0
    _at_work: bool = False
    _came: bytes = b""
    _transport: asyncio.Transport | None = None
    _coming: asyncio.Task[None] | None = None
    _unanswered: bool = False

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    @override
    def data_received(self, data: bytes) -> None:
        self._came += data
        head, found, body = self._came.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return
        self._unanswered = False
        self._came, status = b"", head.split(b" ", 2)[1].decode()
        self.told[status] += 1
        if status == "200":
            self.told["accepted"] += json.loads(body)["accepted"]
            self.taken += 1
            self.kept.popleft()
            self._next()
        else:
            self.refused += 1
            self._again()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._transport, self._came = None, b""
        if self._unanswered:
            self.told["broken"] += 1
            self._again()

    async def connect(self) -> None:
        """Connect, again and again until there is somebody."""
        while self._transport is None:
            try:
                await asyncio.get_running_loop().create_connection(
                    lambda: self, LOOPBACK, self.port
                )
            except OSError:
                await asyncio.sleep(AGAIN_S)

    def measure(self, t: int, *, raises: bool = False) -> None:
        """Keep what was measured, and send it when all before it is taken."""
        if raises:
            self.plant.first = RAISED
        self.latest = max(t, self.latest + 1)
        self.kept.append(Measured(self.latest, self.plant.first, raises))
        self.told["measured"] += EACH
        if len(self.kept) > self.most_kept:
            del self.kept[1]  # the first is on its way
            self.told["not_kept"] += EACH
        if not self._at_work:
            self._next()

    def _next(self) -> None:
        self._at_work = bool(self.kept)
        if self._at_work and self._transport is None:
            self._coming = asyncio.create_task(self._come_back())
        elif self._at_work:
            self._send(self.kept[0])

    def _again(self) -> None:
        self._unanswered = False
        asyncio.get_running_loop().call_later(AGAIN_S, self._next)

    async def _come_back(self) -> None:
        """Connect anew: who is refused is also shown the door."""
        await self.connect()
        self._send(self.kept[0])

    def _send(self, one: Measured) -> None:
        assert self._transport is not None  # noqa: S101 -- just looked
        if one.raises:
            _say({"raised": self.plant.tag, "at": monotonic()})
            self.kept[0] = one._replace(raises=False)
        self._unanswered = True
        self._transport.write(self.plant.request(one))


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


def _say(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


async def send(load: Load) -> dict[str, Any]:
    """Send for so long, and until all is taken; return what was measured, taken and refused."""
    told: Counter[str] = Counter()
    own = [
        Gateway(Plant(number, token), load.port, load.most_kept, told)
        for number, token in enumerate(load.tokens.values())
    ]
    for line in own:
        await line.connect()
    _remember(load, own)
    began = monotonic()
    telling = asyncio.create_task(_tell(load.told_every_s, told, own))
    late = await _measure(load, own, began)
    measured_s = monotonic() - began
    async with asyncio.timeout(load.drained_within_s):
        while any(line.kept for line in own):  # noqa: ASYNC110 -- answers come from elsewhere
            await asyncio.sleep(0.01)
    telling.cancel()
    return {
        **told,
        "taken": {line.plant.code: line.taken for line in own},
        "refused": {line.plant.code: line.refused for line in own},
        "measured_s": round(measured_s, 2),
        "drained_s": round(monotonic() - began, 2),
        "behind_at_most_s": round(late, 3),
    }


def _remember(load: Load, own: Sequence[Gateway]) -> None:
    """Let gateways keep what they measured while nothing could be sent."""
    now = time()
    for turn in range(round(load.kept_s / load.period_s), 0, -1):
        for number, line in enumerate(own):
            ago = (turn - number / len(own)) * load.period_s
            line.measure(int((now - ago) * SECOND_MS))


async def _measure(load: Load, own: Sequence[Gateway], began: float) -> float:
    """Let gateways measure in turn; return how far that was behind at most, seconds."""
    late, due, raised = 0.0, load.quiet_s, set[int]()
    for turn in range(round(load.seconds / load.period_s * len(own))):
        if load.kept_s and turn % LOOKED_EVERY == 0 and all(len(line.kept) <= 1 for line in own):
            break
        at, number = turn * load.period_s / len(own), turn % len(own)
        ahead = began + at - monotonic()
        late = max(late, -ahead)
        await asyncio.sleep(max(ahead, 0.0))
        raises = bool(load.raise_every_s) and at >= due and number not in raised
        if raises:
            raised.add(number)
            due += load.raise_every_s
        own[number].measure(int(time() * SECOND_MS), raises=raises)
    return late


async def _tell(every_s: float, told: Counter[str], own: Sequence[Gateway]) -> None:
    while True:
        await asyncio.sleep(every_s)
        _say({"so_far": {**told, "kept": sum(len(line.kept) for line in own) * EACH}})


def main() -> None:
    """Send what the first line of the input says; print what became of it."""
    load = Load(**json.loads(sys.stdin.readline()))
    _say({"over": asyncio.run(send(load))})


if __name__ == "__main__":
    main()
