"""What the crash tests need: starts of the real thing, a stream of inserts, a way to count."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from bazhua.infra.launcher import linux
from bazhua.infra.launcher.home import Home, who_runs
from bazhua.infra.launcher.identity import Identity, Same
from bazhua.infra.launcher.postgres.leftovers import server_processes
from tests.launched import BAZHUA, THIS, answers, embedded_url, told_by

PATIENCE_S = 90.0


def eventually(condition: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
    """Wait for a condition that must come true."""
    until = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < until, "did not come true in time"
        time.sleep(0.05)


@dataclass
class Start:
    """A started launcher: its process, its home and what it said."""

    home: Path
    popen: subprocess.Popen[str]
    family: set[int] = field(default_factory=set)

    @property
    def pid(self) -> int:
        return told_by(self.home)[0]

    @property
    def address(self) -> str:
        return told_by(self.home)[1]

    @property
    def url(self) -> str:
        return embedded_url(self.home)

    def remember(self) -> set[int]:
        """Return every process of the launcher that was seen so far."""
        self.family |= set(linux.descendants(self.popen.pid))
        return self.family

    def child(self, *words: str) -> int:
        """Return the direct child of the launcher whose command line has all the words."""
        found: list[int] = []

        def is_there() -> bool:
            found[:] = [one.pid for one in linux.children(self.pid) if says(one.pid, words)]
            return found != []

        eventually(is_there)
        return found[0]

    def hear(self, last: str) -> list[str]:
        """Return the lines it says until a certain one."""
        lines = [line.rstrip("\n") for line in iter(self._line, f"{last}\n")]
        return [*lines, last]

    def _line(self) -> str:
        line: str = self.popen.stdout.readline()
        assert line, "it ended before it said so"
        return line

    def stop(self, which: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Ask for the end; return exit status and output."""
        self.remember()
        self.popen.send_signal(which)
        said, _ = self.popen.communicate(timeout=PATIENCE_S)
        return self.popen.returncode, said

    def end(self) -> None:
        """Leave nothing running, whatever the test did."""
        self.remember()
        self.popen.terminate()
        self.popen.communicate(timeout=PATIENCE_S)
        for pid in linux.running([*self.family, *server_processes(self.home / "data")]):
            os.kill(pid, signal.SIGKILL)


def says(pid: int, words: Sequence[str]) -> bool:
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return all(word in line for word in words)


def clean_environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BAZHUA_", "DJANGO_", "LC_"))}
    return {**kept, "LANG": "C.UTF-8", **more}


def launch(argv: Sequence[str], home: Path, identity: Identity | None = None, **env: str) -> Start:
    """Start a launcher, as another identity if one is given."""
    popen = subprocess.Popen(
        argv,
        env=clean_environment(**env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=(identity or Same()).enter,  # noqa: PLW1509 -- no lock is held here
        cwd="/",
    )
    return Start(home, popen)


def serve(home: Path, *options: str, identity: Identity | None = None, **env: str) -> Start:
    """Start the launcher's database alone and wait until it answers."""
    argv = [sys.executable, str(THIS), "serve", str(home), *options]
    start = launch(argv, home, identity, **env)
    eventually(lambda: start.popen.poll() is not None or told_here(start))
    return start


def told_here(start: Start) -> bool:
    """Tell whether this very start has said where it runs; a killed one's note may lie about."""
    told = who_runs(Home(start.home)) if (start.home / "lock").is_file() else None
    return told is not None and told[0] == start.popen.pid


def up(home: Path, *, identity: Identity | None = None, port: int = 21000, **env: str) -> Start:
    """Start the whole platform and wait until its site answers."""
    argv = [str(BAZHUA), "up", "--home", str(home), "--port", str(port)]
    start = launch(argv, home, identity, **env)
    eventually(
        lambda: start.popen.poll() is not None or (told_here(start) and answers(start.address))
    )
    return start


class Stream:
    """A client that inserts numbers one by one and keeps those whose commit was acknowledged."""

    def __init__(self, url: Callable[[], str]) -> None:
        self._url = url
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._insert)
        self.acknowledged: list[int] = []
        self.broken = 0

    def __enter__(self) -> "Stream":
        with psycopg.connect(self._url(), autocommit=True) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS stream (number int NOT NULL)")
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._over.set()
        self._thread.join()

    def _insert(self) -> None:
        number = 0
        while not self._over.is_set():
            try:
                with psycopg.connect(self._url(), autocommit=True, connect_timeout=2) as connection:
                    while not self._over.is_set():
                        number += 1
                        connection.execute("INSERT INTO stream VALUES (%s)", (number,))
                        self.acknowledged.append(number)
            except psycopg.OperationalError:
                self.broken += 1
                self._over.wait(0.05)

    def wait_for(self, more: int) -> None:
        """Wait until so many more inserts were acknowledged."""
        target = len(self.acknowledged) + more
        eventually(lambda: len(self.acknowledged) >= target)


def rows(url: str) -> list[int]:
    with psycopg.connect(url) as connection:
        return [row[0] for row in connection.execute("SELECT number FROM stream ORDER BY number")]


def assert_nothing_lost(stream: Stream, url: str) -> None:
    """Every acknowledged number is there; none is there twice."""
    found = rows(url)

    assert sorted(set(stream.acknowledged) - set(found)) == []
    assert len(found) == len(set(found))
