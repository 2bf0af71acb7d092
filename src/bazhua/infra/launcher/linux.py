"""The few Linux calls that Python does not offer, and what `/proc` knows about processes."""

import ctypes
import os
import signal
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_SET_CHILD_SUBREAPER = 36
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CLONE_NEWUSER = 0x10000000
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
CAPABILITY_VERSION_3 = 0x20080522

LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class Process:
    """A line of `/proc/<pid>/stat`."""

    pid: int
    name: str
    state: str
    parent: int


def die_with_parent(death_signal: signal.Signals, parent: int) -> None:
    """Have the kernel signal this process when the thread that started it ends.

    Called after every change of identity, since such a change clears the wish.
    """
    _checked(LIBC.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0))
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends."""
    _checked(LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0))


def enter_user_namespace(inside: int) -> None:
    """Be the user and group `inside` in a new user namespace; files stay those of the caller.

    Raises: OSError – the kernel or a container's filter refuses.
    """
    user, group = os.geteuid(), os.getegid()
    _checked(LIBC.unshare(CLONE_NEWUSER))
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{inside} {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{inside} {group} 1", encoding="ascii")


def become(user: int, group: int) -> None:
    """Drop from root to an account for good, keeping only the right to walk through folders.

    Without that right a home below `/root` would be out of reach. Where a container withholds
    CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE serves; where it withholds both, neither is kept.
    """
    kept = next((c for c in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE) if _permits(c)), None)
    _checked(LIBC.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0))
    os.setgroups([])
    os.setresgid(group, group, group)
    os.setresuid(user, user, user)
    _keep_only(0 if kept is None else 1 << kept)
    if kept is not None:
        _checked(LIBC.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, kept, 0, 0))


def _permits(capability: int) -> bool:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    permitted = next(line.split()[1] for line in lines if line.startswith("CapPrm:"))
    return bool(int(permitted, 16) >> capability & 1)


def _keep_only(mask: int) -> None:
    header = struct.pack("=Ii", CAPABILITY_VERSION_3, 0)
    low = struct.pack("=III", mask, mask, mask)
    _checked(LIBC.capset(header, low + struct.pack("=III", 0, 0, 0)))


def _checked(result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def processes() -> Iterator[Process]:
    """Yield every process that can be seen."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            line = (entry / "stat").read_text(encoding="utf-8", errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            continue  # ended while we looked
        head, _, rest = line.rpartition(")")
        state, parent = rest.split()[:2]
        yield Process(int(entry.name), head.partition("(")[2], state, int(parent))


def children(parent: int) -> list[Process]:
    """Return the direct children of a process, adopted ones included."""
    return [one for one in processes() if one.parent == parent]


def descendants(root: int) -> list[int]:
    """Return the process and all below it, parents first."""
    seen = list(processes())
    found = [root]
    for pid in found:
        found.extend(one.pid for one in seen if one.parent == pid)
    return found


def running(pids: Iterable[int]) -> list[int]:
    """Return which of the processes still run; a zombie does not."""
    wanted = set(pids)
    return sorted(one.pid for one in processes() if one.pid in wanted and one.state not in "ZX")


def folder_of(pid: int) -> Path | None:
    """Return the working folder of a process, or None when it ended or is not ours to ask."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return None
