"""The clock as a process of its own, on the database of the test."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).parents[3]
BAZHUA = Path(sys.executable).with_name("bazhua")


def environment():
    parts = connection.settings_dict
    address = f"postgresql://{parts['USER']}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "BAZHUA_DATABASE_URL": address,
    }


def started(*command):
    """Start a command of the platform; return it once it says that it is ready."""
    process = subprocess.Popen(
        [BAZHUA, *command], env=environment(), cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "ready\n"
    return process


def killed(process):
    """Kill a process as a power cut would."""
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    process.stdout.close()


@contextmanager
def clock():
    """Run a clock; asked to stop at the end, it does."""
    process = started("clock")
    try:
        yield process
    finally:
        process.terminate()
        status = process.wait(20)
        process.stdout.close()
    assert status == 0
