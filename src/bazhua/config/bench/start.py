"""How long an installed platform takes to its first page: a new home, then the same home again."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.request import urlopen

from bazhua.config.bench.timing import summary

BUDGET_S = 20


def run(runs: int) -> dict[str, Any]:
    """Start and stop a platform of its own, from nothing and again."""
    first, second = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "var"
            first.append(_first_page(home))
            second.append(_first_page(home))
    return {
        "input": {"page": "/", "home": "new, then kept"},
        "first_start": summary(first),
        "second_start": summary(second),
        "rival": {"what": "the budget from installed to first page", "median_s": BUDGET_S},
        "ratio": round(summary(first)["median_s"] / BUDGET_S, 2),
    }


def _first_page(home: Path) -> float:
    began = perf_counter()
    command = [sys.executable, "-m", "bazhua.config", "up", "--home", str(home), "--lang", "en"]
    with subprocess.Popen(  # noqa: S603 our own command
        command, stdout=subprocess.PIPE, text=True, env=_environment()
    ) as process:
        try:
            with urlopen(_address(process), timeout=30) as page:  # noqa: S310 our own address
                page.read()
            return perf_counter() - began
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        for word in line.split():
            if word.startswith("http://"):
                return word
    raise RuntimeError(process.wait())


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("BAZHUA_")}
