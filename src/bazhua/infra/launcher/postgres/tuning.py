"""What a new cluster is given of the machine; an administrator may change it afterwards."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

MIB: Final = 1 << 20
LEAST_BUFFERS_MIB: Final = 128
MOST_BUFFERS_MIB: Final = 2048
CGROUP_LIMIT: Final = Path("/sys/fs/cgroup/memory.max")

ALWAYS: Final[Mapping[str, str]] = {
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
}
"""Fewer and calmer checkpoints; discs without heads; plans of short queries are not compiled."""


def memory_bytes(limit: Path = CGROUP_LIMIT) -> int:
    """Return the memory of the machine, or of the container when that has less."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        given = limit.read_text(encoding="ascii").strip()
    except OSError:
        return whole
    return min(whole, int(given)) if given.isdecimal() else whole


def tuned(memory: int) -> dict[str, str]:
    """Return settings for a machine with so much memory, bytes.

    A quarter is for shared buffers and half is taken to be the cache of the system, which leaves
    the rest to the processes of the platform.
    """
    mib = memory // MIB
    buffers = min(max(mib // 4, LEAST_BUFFERS_MIB), MOST_BUFFERS_MIB)
    return {
        "shared_buffers": f"{buffers}MB",
        "effective_cache_size": f"{max(mib // 2, LEAST_BUFFERS_MIB)}MB",
        "maintenance_work_mem": f"{min(max(mib // 32, 64), 512)}MB",
        "work_mem": f"{min(max(mib // 512, 4), 32)}MB",
        **ALWAYS,
    }


def write(data: Path, settings: Mapping[str, str]) -> None:
    """Add settings to the configuration of a cluster that is not served yet."""
    lines = [f"{name} = {value}\n" for name, value in settings.items()]
    with (data / "postgresql.conf").open("a", encoding="utf-8") as conf:
        conf.writelines(["\n# For this machine, when the cluster was made.\n", *lines])
