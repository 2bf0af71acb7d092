"""Starting again, twice at once, far down a tree, as whom and where it may not."""

import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from bazhua.infra.launcher import linux
from bazhua.infra.launcher.identity import NOBODY, Dropped, choices
from bazhua.infra.launcher.postgres.leftovers import server_processes
from tests.infra.launcher.rig import Stream, assert_nothing_lost, eventually, launch, serve
from tests.launched import BAZHUA, told_by

NEEDS_ROOT = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root can play two users: run the suite as root to see this"
)


def refusal(home, **more):
    """Return status and words of `bazhua up` where it must not start."""
    start = launch([str(BAZHUA), "up", "--home", str(home)], home, **more)
    said, _ = start.popen.communicate(timeout=60)
    return start.popen.returncode, said


def kernel_users(home):
    """Return the users the server's processes have for the kernel."""
    return {Path(f"/proc/{pid}").stat().st_uid for pid in server_processes(home / "data")}


def test_second_start_finds_the_rows_of_the_first(home, started):
    first = serve(home)
    started.append(first)
    with Stream(lambda: first.url) as stream:
        stream.wait_for(20)
    first.stop()

    second = serve(home)
    started.append(second)

    assert_nothing_lost(stream, second.url)


def test_stop_is_clean_and_leaves_nothing(home, started):
    start = serve(home)
    started.append(start)
    family = start.remember()

    status, _ = start.stop(signal.SIGINT)

    assert status == 0
    assert linux.running(family) == []
    assert not (home / "data" / "postmaster.pid").exists()


def test_start_that_is_stopped_half_way_leaves_nothing(place, started):
    start = launch(
        [str(BAZHUA), "up", "--home", str(place / "home"), "--port", "22000"], place / "home"
    )
    started.append(start)
    eventually((place / "home" / "log" / "initdb.log").is_file)

    status, said = start.stop(signal.SIGTERM)

    assert status == 0
    assert said.splitlines()[-3:] == ["The start was cancelled.", "Stopping …", "Stopped."]
    assert linux.running(start.family) == []


def test_second_start_at_the_same_time_says_where_the_first_runs(home, started):
    first = serve(home)
    started.append(first)

    status, said = refusal(home)

    pid, address = told_by(home)
    assert (status, said) == (
        1,
        f"Bazhua is running already: {address} (process {pid}).\n",
    )
    assert first.popen.poll() is None


def test_home_far_down_a_tree_gets_a_short_socket_of_its_own(place, started):
    home = place.joinpath(*["a-folder-with-a-long-name"] * 5, "home")

    start = serve(home)
    started.append(start)

    with psycopg.connect(start.url) as connection:
        sockets = Path(connection.info.host)
    assert len(bytes(home)) > 100
    assert len(bytes(sockets)) < 80
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    start.stop()
    sockets.rmdir()


@NEEDS_ROOT
def test_home_of_root_is_refused_to_a_user(place):
    place.chmod(0o755)
    (place / "home").mkdir(mode=0o700)

    status, said = refusal(place / "home", identity=Dropped())

    assert (status, said) == (
        1,
        f"The folder {place}/home belongs to root, you are nobody. "
        "Start as root, or set BAZHUA_HOME to a folder of your own.\n",
    )
    assert list((place / "home").iterdir()) == []


@NEEDS_ROOT
def test_home_of_a_user_is_refused_to_root(place):
    (place / "home").mkdir(mode=0o700)
    os.chown(place / "home", NOBODY, NOBODY)

    status, said = refusal(place / "home")

    assert (status, said) == (
        1,
        f"The folder {place}/home belongs to nobody, you are root. "
        "Start as nobody, or set BAZHUA_HOME to a folder of your own.\n",
    )
    assert list((place / "home").iterdir()) == []


@NEEDS_ROOT
def test_ordinary_user_runs_everything_as_himself(place, started):
    os.chown(place, NOBODY, NOBODY)

    start = serve(place / "home", identity=Dropped(), HOME=str(place))
    started.append(start)

    assert kernel_users(place / "home") == {NOBODY}
    assert (place / "home" / "data").stat().st_uid == NOBODY


@NEEDS_ROOT
def test_root_runs_the_database_as_root_for_the_kernel_only(home, started):
    start = serve(home, "--as", "mapped")
    started.append(start)

    seen = Path(f"/proc/{server_processes(home / 'data')[0]}/uid_map").read_text().split()

    assert seen == [str(NOBODY), "0", "1"]
    assert kernel_users(home) == {0}


@NEEDS_ROOT
def test_root_without_user_namespaces_drops_to_another_account(place, started):
    start = serve(place / "home", "--as", "dropped")
    started.append(start)

    assert kernel_users(place / "home") == {choices()[-1].owner[0]}
    with psycopg.connect(start.url) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("bazhua",)


@NEEDS_ROOT
def test_data_survive_a_change_of_identity(home, started):
    for identity in ("mapped", "dropped", "mapped"):
        start = serve(home, "--as", identity)
        started.append(start)
        with psycopg.connect(start.url, autocommit=True) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS met (number int)")
            connection.execute("INSERT INTO met SELECT count(*) FROM met")
            count = connection.execute("SELECT count(*) FROM met").fetchone()
        start.stop()

    assert count == (3,)


@NEEDS_ROOT
def test_dropped_server_dies_with_its_killed_launcher(home, started):
    start = serve(home, "--as", "dropped")
    started.append(start)
    family = start.remember()

    start.popen.kill()

    eventually(lambda: not linux.running(family), within_s=8)
    assert linux.running(family) == []


def test_stale_server_file_that_names_a_living_process_does_not_stop_a_start(home, started):
    first = serve(home)
    started.append(first)
    first.stop()
    stranger = subprocess.Popen(["sleep", "60"])
    (home / "data" / "postmaster.pid").write_text(f"{stranger.pid}\n")

    second = serve(home)
    started.append(second)

    with psycopg.connect(second.url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def test_cluster_half_made_by_a_killed_start_is_made_anew(place, started):
    half = place / "home" / "data.new"
    half.mkdir(parents=True, mode=0o700)
    (half / "PG_VERSION").write_text("18\n")
    (place / "home").chmod(0o700)

    start = serve(place / "home")
    started.append(start)

    assert not half.exists()
    with psycopg.connect(start.url) as connection:
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)


def test_settings_that_promise_durability_hold(home, started):
    start = serve(home)
    started.append(start)

    with psycopg.connect(start.url) as connection:
        found = {
            name: connection.execute(f"SHOW {name}").fetchone()[0]
            for name in ("fsync", "data_checksums", "full_page_writes", "listen_addresses")
        }
        locale = connection.execute(
            "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'bazhua'"
        ).fetchone()

    assert found == {
        "fsync": "on",
        "data_checksums": "on",
        "full_page_writes": "on",
        "listen_addresses": "",
    }
    assert locale == ("b", "C.UTF-8")


def test_server_that_cannot_start_ends_the_start_with_its_last_words(home, started):
    first = serve(home)
    started.append(first)
    first.stop()
    with (home / "data" / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = 1\n")
    began = time.monotonic()

    status, said = refusal(home)

    assert status == 1
    assert said.count('unrecognized configuration parameter "no_such_setting"') >= 1
    assert time.monotonic() - began < 30
    assert server_processes(home / "data") == []
