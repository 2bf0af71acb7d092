"""The program that sends, started and listened to; and what all that runs beside it costs."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic, sleep
from typing import IO, Any, Final

import psycopg

from bazhua.config.bench.engine.live.sending import Load
from bazhua.config.bench.engine.processes import Process

PROGRAM: Final = "bazhua.config.bench.engine.live.sending"
WITHIN_S: Final = 120.0
TRIED_EVERY_S: Final = 0.02


@dataclass(slots=True)
class Driver:
    """The program that sends.

    Attributes:
        over: what became of all that was measured, as soon as it is told.
    """

    over: dict[str, Any] = field(default_factory=dict)
    _said: SimpleQueue[dict[str, Any]] = field(default_factory=SimpleQueue)
    _gone: bool = False

    def listen(self, output: IO[str]) -> None:
        """Take what the program says until it ends."""
        for line in output:
            self._said.put(json.loads(line))
        self._gone = True

    def said(self) -> Iterator[dict[str, Any]]:
        """Yield what it said since it was last asked; when it is over, keep that.

        Raises:
            RuntimeError: it ended without a word.
        """
        gone = self._gone
        try:
            while True:
                told = self._said.get_nowait()
                self.over = told.get("over", self.over)
                yield told
        except Empty:
            if gone and not self.over:
                raise RuntimeError("the gateways have ended") from None


@contextmanager
def driven(load: Load) -> Iterator[Driver]:
    """Let gateways send until they have, or until the end of the block."""
    argv = [sys.executable, "-m", PROGRAM]
    driver = Driver()
    with subprocess.Popen(  # noqa: S603 our own program
        argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None  # noqa: S101 -- it was asked for
        assert process.stdout is not None  # noqa: S101 -- so was this
        process.stdin.write(json.dumps(asdict(load)) + "\n")
        process.stdin.flush()
        Thread(target=driver.listen, args=[process.stdout], daemon=True).start()
        try:
            yield driver
        finally:
            process.kill()


def wait_until(condition: Callable[[], bool], within_s: float = WITHIN_S) -> None:
    """Wait for what another process does.

    Raises:
        TimeoutError: it was not so in time.
    """
    until = monotonic() + within_s
    while not condition():
        if monotonic() > until:
            raise TimeoutError
        sleep(TRIED_EVERY_S)


class Costs:
    """What processes cost from now on."""

    def __init__(self, log: psycopg.Connection, processes: Mapping[str, Process]) -> None:
        """Begin to count."""
        pids = [pid for (pid,) in log.execute("SELECT pid FROM pg_stat_activity")]
        self._all = {name: [one] for name, one in processes.items()}
        self._all["database"] = [Process(pid) for pid in pids]
        self._before = {name: self._busy(name) for name in self._all}

    def told(self, seconds: float) -> dict[str, Any]:
        """Return the share of a core of each in so many seconds, and the memory of ours."""
        return {
            "share_of_a_core": {
                name: round((self._busy(name) - before) / seconds, 2)
                for name, before in self._before.items()
            },
            "most_memory_mib": {
                name: round(own[0].most_memory_mib())
                for name, own in self._all.items()
                if name != "database"
            },
        }

    def _busy(self, name: str) -> float:
        return sum(one.busy_s() for one in self._all[name])
