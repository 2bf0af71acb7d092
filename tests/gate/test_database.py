"""The database killed and back: pages stay, and are told to refresh."""

import os
import signal
import time

import psycopg

from tests.gate.rig import gate
from tests.infra.launcher.rig import eventually, serve

AFTER = '{"topic":"person:1","kind":"after","data":{}}'


def test_pages_stay_over_a_killed_database_and_refresh(tmp_path, home, started):
    start = serve(home)
    started.append(start)
    with gate(tmp_path, start.url) as own, own.hear("person:1") as page:
        first = page.event()

        os.kill(start.child("postgres", "-D"), signal.SIGKILL)
        eventually(lambda: not own.is_well())
        eventually(own.is_well)
        back = page.event()
        with psycopg.connect(start.url, autocommit=True) as connection:
            connection.execute("SELECT pg_notify('bazhua_stream', %s)", [AFTER])
        began = time.monotonic()
        after = page.event()

    assert (first, back, after) == (("refresh", ""), ("refresh", ""), ("hint", AFTER))
    assert time.monotonic() - began < 1
