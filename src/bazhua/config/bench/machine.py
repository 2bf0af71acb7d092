"""The machine that a figure was measured on."""

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

GIB = 1 << 30


def machine() -> dict[str, Any]:
    """Return processor, cores, memory in GiB, system and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(memory, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "bazhua": version("bazhua"),
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()
