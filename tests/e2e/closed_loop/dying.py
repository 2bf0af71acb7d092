"""A launched demonstration whose processes die, and what its database says afterwards."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import psycopg

from bazhua.infra.launcher import linux
from tests.infra.launcher.rig import Start, clean_environment, eventually, launch, told_here
from tests.launched import BAZHUA, answers

LOADED_WITHIN_S = 240


def demonstrated(home: Path) -> Start:
    """Start a demonstration and wait until its site answers."""
    start = launch([str(BAZHUA), "demo", "--home", str(home), "--port", "28000"], home)
    eventually(
        lambda: start.popen.poll() is not None or (told_here(start) and answers(start.address)),
        within_s=LOADED_WITHIN_S,
    )
    return start


def argv(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")[:-1]
    except (FileNotFoundError, ProcessLookupError):
        return []


def companion(name: str) -> Callable[[Start], int]:
    """Return how the process of a command is found."""

    def find(start: Start) -> int:
        found: list[int] = []

        def runs() -> bool:
            below = (one.pid for one in linux.children(start.pid))
            found[:] = [pid for pid in below if argv(pid)[-2:] == ["bazhua.config", name]]
            return found != []

        eventually(runs)
        return found[0]

    return find


def one_of_the_site(start: Start) -> int:
    found: list[int] = []

    def runs() -> bool:
        found[:] = [one.pid for one in linux.children(start.child("granian"))]
        return found != []

    eventually(runs)
    return found[0]


VICTIMS: Mapping[str, Callable[[Start], int]] = {
    "database": lambda start: start.child("postgres", "-D"),
    "site": lambda start: start.child("granian"),
    "one of the site": one_of_the_site,
    "clock": companion("clock"),
    "worker": companion("worker"),
    "jobs": companion("jobs"),
    "gate": companion("gate"),
}


def kill(start: Start, victim: str) -> None:
    """Kill a process of the platform; its supervisor finds out by itself."""
    os.kill(VICTIMS[victim](start), signal.SIGKILL)


def rows(start: Start, query: str, *given: object) -> list[tuple[object, ...]]:
    with psycopg.connect(start.url) as connection:
        return connection.execute(query, given).fetchall()


def is_settled(start: Start) -> bool:
    """Tell whether all that has happened is sealed, told and counted."""
    waiting = """
        SELECT (SELECT count(*) FROM ledger_waiting), (SELECT count(*) FROM rollup_waiting),
               (SELECT count(*) FROM events_delivery WHERE state <> 'done')
    """
    try:
        return rows(start, waiting) == [(0, 0, 0)]
    except psycopg.OperationalError:
        return False


def run(start: Start, *words: str) -> tuple[int, str]:
    """Run a command on the database of the platform; return its exit status and output."""
    told = {"BAZHUA_DATABASE_URL": start.url, "BAZHUA_HOME": str(start.home)}
    done = subprocess.run(
        [str(BAZHUA), *words],
        env=clean_environment(**told),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr
