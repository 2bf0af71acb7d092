"""Real `bazhua jobs` processes for tests, and waiting for what they do."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).parents[3]
BAZHUA = Path(sys.executable).with_name("bazhua")
WITHIN_S = 60.0
DEAD_AFTER_S = "1.0"


def start():
    """Start one; it takes the jobs of a process that is silent for a second."""
    parts = connection.settings_dict
    host = quote(parts["HOST"], safe="")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "BAZHUA_DATABASE_URL": f"postgresql://{parts['USER']}@/{parts['NAME']}?host={host}",
    }
    command = [BAZHUA, "jobs", "--dead-after", DEAD_AFTER_S]
    return subprocess.Popen(command, env=environment, cwd=ROOT)


@contextmanager
def running():
    """Run one; whatever is in the list at the end stops by itself when asked."""
    started = [start()]
    try:
        yield started
        for process in started:
            process.terminate()
        assert {process.wait(WITHIN_S) for process in started} == {0}
    finally:
        for process in started:
            process.kill()
            process.wait()


def wait_until(condition):
    until = time.monotonic() + WITHIN_S
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def queued():
    """Return how many rows the queue's library holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return cursor.fetchone()[0]


def empty_queue():
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
