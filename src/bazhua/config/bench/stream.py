"""How soon 1,000 open pages hear of a change, and what they cost the gate."""

import asyncio
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, time
from typing import Any, Final

import psycopg
from typing_extensions import override

from bazhua.config.bench.database import own_database
from bazhua.engine.adapters.database import STREAM
from bazhua.infra.launcher.health import is_healthy
from bazhua.infra.launcher.ports import LOOPBACK, claim_port
from bazhua.kernel.stream.hint import Hint
from bazhua.kernel.stream.passes import COOKIE, Pass, Passes

PAGES: Final = 1_000
PERSONAL: Final = 200
BUDGET_S: Final = 1.0
STARTED_WITHIN_S: Final = 20.0
FIRST_PORT: Final = 28_000
KIB: Final = 1024


def run(runs: int) -> dict[str, Any]:
    """Open 1,000 pages; ring all of them, then one person after the other."""
    _allow_files(PAGES + 256)
    with own_database(), _gate() as gate:
        alone = gate.memory_mib()
        return asyncio.run(_measure(gate, runs, alone))


async def _measure(gate: "Gate", runs: int, alone_mib: float) -> dict[str, Any]:
    pages = [await _opened(gate, number) for number in range(PAGES)]
    await _until(lambda: all(page.heard for page in pages))
    with_pages = gate.memory_mib()
    with psycopg.connect(os.environ["BAZHUA_DATABASE_URL"], autocommit=True) as telling:
        await _ring(telling, pages, "all:1", PAGES)
        busy = gate.busy_s()
        to_all = [await _ring(telling, pages, "all:1", PAGES) for _ in range(runs)]
        busy = gate.busy_s() - busy
        to_one = [await _ring(telling, pages, f"person:{n}", 1) for n in range(PERSONAL)]
        bare = await asyncio.to_thread(_bare, telling)
    for page in pages:
        page.close()
    return {
        "input": {"pages": PAGES, "rings_to_all": runs, "rings_to_one": PERSONAL},
        "memory_mib": {
            "gate_alone": round(alone_mib, 1),
            "with_pages": round(with_pages, 1),
            "kib_for_each_page": round((with_pages - alone_mib) * KIB / PAGES, 1),
        },
        "to_all": {
            **_spread([late for ring in to_all for late in ring]),
            "processor_s_each": round(busy / runs, 4),
        },
        "to_one": _spread([late for ring in to_one for late in ring]),
        "budget_s": BUDGET_S,
        "rival": {"what": "one bare LISTEN connection, no HTTP", **_spread(bare)},
        "note": "the pages are read by the process that measures, which takes one of the cores",
    }


def _spread(late: list[float]) -> dict[str, Any]:
    """Return how late hints were after the commit began, in seconds."""
    ordered = sorted(late)
    at = {"median_s": 0.5, "p99_s": 0.99}
    quoted = {name: round(ordered[int(len(ordered) * part)], 4) for name, part in at.items()}
    return {"heard": len(ordered), **quoted, "max_s": round(ordered[-1], 4)}


@dataclass(eq=False)
class Page(asyncio.Protocol):
    """A page that notes when it heard the latest hint."""

    request: bytes
    heard: bool = False
    hint_at: float = 0.0
    _transport: asyncio.Transport | None = field(default=None)

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport
            transport.write(self.request)

    @override
    def data_received(self, data: bytes) -> None:
        self.heard = self.heard or b"event: refresh" in data
        if b"event: hint" in data:
            self.hint_at = monotonic()

    def close(self) -> None:
        """Leave."""
        if self._transport is not None:
            self._transport.close()


@dataclass(frozen=True, slots=True)
class Gate:
    """A running gate."""

    port: int
    key: str
    pid: int

    def memory_mib(self) -> float:
        """Return the memory that only this process holds, MiB."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        resident = next(line for line in lines if line.startswith("VmRSS"))
        return int(resident.split()[1]) / KIB

    def busy_s(self) -> float:
        """Return the processor time it has taken so far, seconds."""
        fields = (
            Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        )
        user, system = fields[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _gate() -> Iterator[Gate]:
    claim = claim_port(FIRST_PORT)
    environment = os.environ | {"BAZHUA_GATE_PORT": str(claim.port)}
    argv = [sys.executable, "-m", "bazhua.config", "gate"]
    key = (Path(os.environ["BAZHUA_HOME"]) / "keys" / "stream-key").read_text(encoding="ascii")
    with subprocess.Popen(argv, env=environment, stderr=subprocess.DEVNULL) as process:  # noqa: S603 our own command
        try:
            asyncio.run(_until(lambda: is_healthy(claim.port)))
            yield Gate(claim.port, key, process.pid)
        finally:
            process.kill()
            claim.release()


async def _opened(gate: Gate, number: int) -> Page:
    given = Pass(f"h{number}", ("all:1", f"person:{number}"), int(time()) + 600)
    cookie = Passes(gate.key.encode()).sealed(given)
    request = f"GET /stream HTTP/1.1\r\nHost: {LOOPBACK}\r\nCookie: {COOKIE}={cookie}\r\n\r\n"
    loop = asyncio.get_running_loop()
    _, page = await loop.create_connection(lambda: Page(request.encode()), LOOPBACK, gate.port)
    return page


async def _ring(
    telling: psycopg.Connection, pages: list[Page], topic: str, listeners: int
) -> list[float]:
    """Ring a topic; return how late each page heard it."""
    for page in pages:
        page.hint_at = 0.0
    payload = Hint(topic, "bench").payload()
    began = await asyncio.to_thread(_notify, telling, STREAM, payload)
    await _until(lambda: sum(page.hint_at > 0 for page in pages) >= listeners)
    return [page.hint_at - began for page in pages if page.hint_at]


def _notify(telling: psycopg.Connection, channel: str, payload: str) -> float:
    """Notify; return when the statement, and with it the commit, began."""
    began = monotonic()
    telling.execute("SELECT pg_notify(%s, %s)", [channel, payload])
    return began


def _bare(telling: psycopg.Connection) -> list[float]:
    """Return how late a plain connection hears notifications."""
    late = []
    with psycopg.connect(os.environ["BAZHUA_DATABASE_URL"], autocommit=True) as listening:
        listening.execute("LISTEN bench_bare")
        for _ in range(PERSONAL):
            began = _notify(telling, "bench_bare", "")
            next(listening.notifies(timeout=BUDGET_S))
            late.append(monotonic() - began)
    return late


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(STARTED_WITHIN_S):
        while not condition():  # noqa: ASYNC110 -- what is waited for is in another process
            await asyncio.sleep(0.002)


def _allow_files(wanted: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(wanted, hard)), hard))
