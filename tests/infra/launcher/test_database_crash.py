"""kill -9 of PostgreSQL and of its launcher under a stream of commits loses and doubles nothing."""

import os
import signal
from contextlib import closing

import psycopg
import pytest

from bazhua.infra.launcher import linux
from bazhua.infra.launcher.postgres.leftovers import server_processes
from tests.infra.launcher.rig import Stream, assert_nothing_lost, eventually, serve


@pytest.fixture
def start(home):
    started = serve(home)
    yield started
    started.end()


def postmaster(start):
    return start.child("postgres", "-D")


def backend_of(url):
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE query LIKE 'INSERT%' AND pid <> pg_backend_pid()"
        ).fetchone()


def test_killed_postmaster_comes_back_with_every_row(start):
    with Stream(lambda: start.url) as stream:
        stream.wait_for(200)
        first = postmaster(start)
        os.kill(first, signal.SIGKILL)
        eventually(lambda: stream.broken > 0)
        stream.wait_for(200)

    assert postmaster(start) != first
    assert_nothing_lost(stream, start.url)


def test_killed_postmaster_leaves_no_backend_of_its_own(start):
    before = set(server_processes(start.home / "data"))

    os.kill(postmaster(start), signal.SIGKILL)
    eventually(lambda: not set(linux.running(before)))
    eventually(lambda: len(server_processes(start.home / "data")) >= len(before))

    assert set(server_processes(start.home / "data")) & before == set()


def test_killed_backend_costs_no_row(start):
    with Stream(lambda: start.url) as stream:
        stream.wait_for(200)
        victim = backend_of(start.url)[0]
        os.kill(victim, signal.SIGKILL)
        eventually(lambda: stream.broken > 0)
        stream.wait_for(200)

    assert_nothing_lost(stream, start.url)


def test_killed_launcher_takes_every_process_along_and_the_next_finds_every_row(start):
    with Stream(lambda: start.url) as stream:
        stream.wait_for(200)
        family = start.remember()
        start.popen.kill()
        start.popen.wait()
        eventually(lambda: not linux.running(family))
        again = serve(start.home)
        stream.wait_for(200)

    try:
        assert_nothing_lost(stream, again.url)
    finally:
        again.end()


def test_killed_launcher_takes_a_busy_backend_along(start):
    with closing(psycopg.connect(start.url)) as connection:
        family = start.remember() | {connection.info.backend_pid}
        connection.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 10000000000)")
        start.popen.kill()
        start.popen.wait()

        eventually(lambda: not linux.running(family), within_s=8)

    assert linux.running(family) == []


def test_launcher_and_postmaster_killed_together_are_followed_by_a_good_start(start):
    with Stream(lambda: start.url) as stream:
        stream.wait_for(200)
        server = postmaster(start)
        os.kill(start.popen.pid, signal.SIGSTOP)
        os.kill(server, signal.SIGKILL)
        os.kill(start.popen.pid, signal.SIGKILL)
        start.popen.wait()
        again = serve(start.home)
        stream.wait_for(200)

    try:
        assert_nothing_lost(stream, again.url)
    finally:
        again.end()
