"""Clear what a PostgreSQL that was killed left in a data folder whose lock we hold."""

import os
import signal
import time
from pathlib import Path

from bazhua.infra.launcher import linux

NAME = "postgres"
ASKED_WITHIN_S = 5.0
POLL_S = 0.05


def clear_leftovers(data: Path) -> list[int]:
    """End every server process that still works in the folder, and return whom.

    Shared memory of an orphaned backend keeps a new server from starting. Ending them loses
    nothing that was committed: the new server replays the log.
    """
    found = server_processes(data)
    for ask in (signal.SIGQUIT, signal.SIGKILL):
        _send(found, ask)
        until = time.monotonic() + ASKED_WITHIN_S
        while linux.running(found) and time.monotonic() < until:
            time.sleep(POLL_S)
    # A number in a stale file may by now be somebody else's (after a restart of a container it
    # nearly always is), and PostgreSQL would take that process for a running server.
    (data / "postmaster.pid").unlink(missing_ok=True)
    return found


def server_processes(data: Path) -> list[int]:
    """Return the server processes whose working folder is the data folder."""
    servers = [one.pid for one in linux.processes() if one.name == NAME]
    return [pid for pid in servers if linux.folder_of(pid) == data]


def _send(pids: list[int], which: signal.Signals) -> None:
    for pid in linux.running(pids):
        os.kill(pid, which)
