"""Processes of ours that run beside a benchmark, and what each has cost so far."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

KIB: Final = 1024


@dataclass(frozen=True, slots=True)
class Process:
    """A running process."""

    pid: int

    def memory_mib(self) -> float:
        """Return the memory that it holds now, MiB."""
        return self._status("VmRSS") / KIB

    def most_memory_mib(self) -> float:
        """Return the most memory that it ever held, MiB."""
        return self._status("VmHWM") / KIB

    def busy_s(self) -> float:
        """Return the processor time it has taken so far, seconds."""
        text = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8")
        user, system = text.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _status(self, name: str) -> int:
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        return int(next(line for line in lines if line.startswith(name)).split()[1])


@contextmanager
def beside(command: str, **environment: str) -> Iterator[Process]:
    """Run `bazhua COMMAND` until the end of the block; then it is killed."""
    argv = [sys.executable, "-m", "bazhua.config", command]
    told = os.environ | environment
    with subprocess.Popen(argv, env=told, stderr=subprocess.DEVNULL) as process:  # noqa: S603 our own command
        try:
            yield Process(process.pid)
        finally:
            process.kill()
