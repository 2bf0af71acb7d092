"""One child process: what it is, how it starts, how it and all it started end."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bazhua.infra.launcher import linux
from bazhua.infra.launcher.identity import Identity, Same
from bazhua.infra.launcher.journal import Journal

ORPHANS_GONE_WITHIN_S = 5.0


def _always() -> bool:
    return True


def _nothing() -> None:
    return


@dataclass(frozen=True, slots=True)
class ProcessSpec:
    """A process to start and to keep running.

    `stop_signal` asks it to end; `death_signal` is sent by the kernel when the supervisor is
    gone, and must make the process take its own children along.
    """

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str]
    identity: Identity = field(default_factory=Same)
    folder: Path = Path("/")
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL
    stop_within_s: float = 15.0
    ready: Callable[[], bool] = _always
    ready_within_s: float = 60.0
    before: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class Child:
    """A started process."""

    spec: ProcessSpec
    popen: subprocess.Popen[bytes]
    since: float

    @property
    def status(self) -> int | None:
        """Return the exit status, or None while the process runs."""
        return self.popen.poll()

    @property
    def lived_s(self) -> float:
        """Return the seconds since its start."""
        return time.monotonic() - self.since


def spawn(spec: ProcessSpec, journal: Journal) -> Child:
    """Start the process in a session of its own, so that Ctrl-C reaches only the supervisor."""
    spec.before()
    parent = os.getpid()

    def enter() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        spec.identity.enter()
        linux.die_with_parent(spec.death_signal, parent)

    output = journal.open(spec.name)
    try:
        popen = subprocess.Popen(
            spec.argv,
            env=dict(spec.env),
            cwd=spec.folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=enter,  # noqa: PLW1509 -- the supervisor has one thread
        )
    finally:
        os.close(output)
    return Child(spec, popen, time.monotonic())


def ask_to_stop(child: Child) -> None:
    """Send the stop signal of the process, if it still runs."""
    if child.status is None:
        child.popen.send_signal(child.spec.stop_signal)


def kill(child: Child) -> None:
    """End the process at once and take its exit status."""
    child.popen.kill()
    child.popen.wait()


def end_orphans(known: frozenset[int]) -> list[int]:
    """Kill what ended children of ours left behind, and return whom.

    The supervisor adopts orphans (`linux.adopt_orphans`): a child of it that it did not start is
    one. Those that die may leave orphans in turn, hence the rounds.
    """
    ended: list[int] = []
    until = time.monotonic() + ORPHANS_GONE_WITHIN_S
    while time.monotonic() < until:
        orphans = [one.pid for one in linux.children(os.getpid()) if one.pid not in known]
        if not orphans:
            break
        for pid in orphans:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        ended.extend(orphans)
    return ended
