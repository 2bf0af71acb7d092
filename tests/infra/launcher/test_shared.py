"""What other tests build on: one database and one platform for a whole run."""

import subprocess
import sys

import psycopg
import pytest
from django.db import connection

from bazhua.infra.launcher import linux
from tests.infra.launcher.rig import eventually
from tests.launched import THIS, answers, shared_database, shared_platform, told_by


def test_shared_database_is_one_for_all_who_ask(tmp_path_factory):
    first = shared_database(tmp_path_factory)
    second = shared_database(tmp_path_factory)

    assert first == second
    with psycopg.connect(first) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("bazhua",)


def test_what_is_shared_ends_with_the_run_and_is_removed(place):
    run = subprocess.Popen(["sleep", "600"])
    home = place / "shared"
    home.mkdir(mode=0o700)
    serve = [sys.executable, str(THIS), "serve", str(home)]
    keeper = subprocess.Popen(
        [sys.executable, str(THIS), "keep", str(run.pid), str(home), *serve],
        stdout=subprocess.DEVNULL,
    )
    pid, _ = told_by(home)
    family = linux.descendants(keeper.pid)

    run.kill()
    run.wait()

    assert keeper.wait(timeout=60) == 0
    assert pid in family
    eventually(lambda: not linux.running(family))
    assert not home.exists()


@pytest.mark.django_db
def test_django_tests_run_on_the_shared_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('cluster_name'), current_database()")
        cluster, database = cursor.fetchone()

    assert (cluster, database.startswith("test_bazhua")) == ("bazhua", True)


def test_shared_platform_serves_pages(tmp_path_factory):
    platform = shared_platform(tmp_path_factory)

    eventually(lambda: answers(platform.address))
