"""The whole platform: its site, its address, kill -9 of each of its processes."""

import os
import shutil
import signal
import socket
from http.client import HTTPConnection
from pathlib import Path

import psycopg
import pytest

from bazhua.infra.launcher import linux
from bazhua.infra.launcher.identity import NOBODY, Dropped
from tests.gate.rig import Ear, cookie
from tests.infra.launcher.rig import (
    Stream,
    assert_nothing_lost,
    eventually,
    launch,
    serve,
    told_here,
    up,
)
from tests.launched import BAZHUA, answers


@pytest.fixture
def home(place, used):
    """Return a home whose tables are all made: how long that takes is no matter of these tests."""
    return shutil.copytree(used, place / "home", symlinks=True)


def workers(start):
    return {one.pid for one in linux.children(start.child("granian"))}


def test_killed_processes_of_the_site_and_the_database_come_back(home, started):
    start = up(home)
    started.append(start)
    site = start.child("granian")
    first_workers = workers(start)
    with Stream(lambda: start.url) as stream:
        stream.wait_for(50)
        victim = min(first_workers)
        os.kill(victim, signal.SIGKILL)
        eventually(lambda: len(workers(start) - {victim}) == len(first_workers))
        eventually(lambda: answers(start.address))
        of_the_site = {site, *workers(start)}
        os.kill(site, signal.SIGKILL)
        eventually(lambda: not linux.running(of_the_site))
        eventually(lambda: answers(start.address))
        os.kill(start.child("postgres", "-D"), signal.SIGKILL)
        eventually(lambda: stream.broken > 0)
        stream.wait_for(50)
        eventually(lambda: answers(start.address))

    assert start.popen.poll() is None
    assert_nothing_lost(stream, start.url)


def test_killed_clock_worker_and_gate_come_back(home, started):
    start = up(home)
    started.append(start)
    names = ("clock", "worker", "engine", "gate")
    killed = [start.child("bazhua.config", name) for name in names]
    port = int(environment_of(killed[-1])["BAZHUA_GATE_PORT"])
    pass_ = cookie("person:1", key=(home / "keys" / "stream-key").read_text())
    origin = start.address.rstrip("/")
    eventually(lambda: answers(f"http://127.0.0.1:{port}"))

    with Ear(port, pass_, origin) as page:
        before = page.event()
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        eventually(lambda: not linux.running(killed))
    after = [start.child("bazhua.config", name) for name in names]
    eventually(lambda: answers(f"http://127.0.0.1:{port}"))
    with Ear(port, pass_, origin) as page:
        again = page.event()

    status, _ = start.stop()
    assert set(after) & set(killed) == set()
    assert before == again == ("refresh", "")
    assert status == 0


def environment_of(pid):
    pairs = Path(f"/proc/{pid}/environ").read_bytes().decode().split("\0")
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


def test_killed_supervisor_leaves_nothing_and_the_next_start_finds_every_row(home, started):
    start = up(home)
    started.append(start)
    with Stream(lambda: start.url) as stream:
        stream.wait_for(50)
        family = start.remember()
        start.popen.kill()
        start.popen.communicate()
        eventually(lambda: not linux.running(family), within_s=10)

    again = serve(home)
    started.append(again)

    assert len(family) >= 10
    assert_nothing_lost(stream, again.url)


def test_busy_port_gives_way_and_the_end_is_said_in_the_language_of_the_terminal(home, started):
    with socket.create_server(("127.0.0.1", 23000)):
        start = up(home, port=23000, LANG="zh_CN.UTF-8")
        started.append(start)
        port = int(start.address.rstrip("/").rpartition(":")[2])
        lines = start.hear("按 Ctrl-C 停止。")  # the page answers a little before that is said
    family, address = start.remember(), start.address

    status, said = start.stop(signal.SIGINT)

    lines += said.splitlines()
    assert (port > 23000, status) == (True, 0)
    assert lines[-5].endswith(address)
    assert f"{address}sign-in/link#" in lines[-4]
    assert lines[-3:] == ["按 Ctrl-C 停止。", "正在停止…", "已停止。"]
    assert linux.running(family) == []


def test_address_that_people_type_is_the_one_that_answers(home, started):
    argv = [str(BAZHUA), "up", "--home", str(home), "--port", "26000"]
    public = "https://safety.example.cn"
    start = launch(argv, home, BAZHUA_ORIGIN=public, BAZHUA_STREAM_URL=f"{public}/stream")
    started.append(start)
    eventually(lambda: told_here(start))
    netloc = start.address.removeprefix("http://").rstrip("/")

    found = {host: asked(netloc, host) for host in ("safety.example.cn", netloc)}

    assert found == {"safety.example.cn": 200, netloc: 400}


def asked(netloc, host):
    """Return the status of the site's health, asked by a host's name, once it answers."""
    statuses = []

    def answered():
        connection = HTTPConnection(netloc, timeout=5)
        try:
            connection.request("GET", "/healthz", headers={"Host": host})
            statuses.append(connection.getresponse().status)
        except OSError:
            return False
        finally:
            connection.close()
        return True

    eventually(answered)
    return statuses[0]


def test_given_database_is_used_and_none_is_started(place, started):
    other = serve(place / "other")
    started.append(other)

    start = up(place / "home", BAZHUA_DATABASE_URL=other.url)
    started.append(start)

    with psycopg.connect(other.url) as connection:
        clients = connection.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = 'bazhua' AND pid <> pg_backend_pid()"
        ).fetchone()
    assert clients >= (1,)
    assert not (place / "home" / "data").exists()


def test_given_database_that_does_not_answer_ends_the_start(place):
    url = f"postgresql://bazhua:hidden@/bazhua?host={place}/nowhere"
    start = launch(
        [str(BAZHUA), "up", "--home", str(place / "home"), "--port", "24000"],
        place / "home",
        BAZHUA_DATABASE_URL=url,
    )

    said, _ = start.popen.communicate(timeout=60)

    assert start.popen.returncode == 1
    assert said.count("BAZHUA_DATABASE_URL does not answer") == 1
    assert said.count("hidden") == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can play two users: run as root")
def test_ordinary_user_gets_the_whole_platform(place, started):
    os.chown(place, NOBODY, NOBODY)

    start = up(place / "home", identity=Dropped(), port=25000, HOME=str(place))
    started.append(start)

    users = {Path(f"/proc/{pid}").stat().st_uid for pid in start.remember()}
    eventually(lambda: answers(start.address))  # the other worker may still be starting
    assert users == {NOBODY}
