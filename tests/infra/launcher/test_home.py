"""The home and its lock."""

import os
import stat

import pytest

from bazhua.infra.launcher.home import Home, move_in, open_home, who_runs
from bazhua.infra.launcher.refusal import LaunchRefused


def modes(folder):
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}


def test_new_home_is_private_in_all_its_parts(tmp_path):
    open_home(tmp_path / "home")

    assert modes(tmp_path / "home") == dict.fromkeys(
        ("home", "files", "keys", "log", "static"), 0o700
    )


def test_home_that_others_may_read_is_closed(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(0o755)

    open_home(tmp_path / "home")

    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


def test_site_secret_is_made_once_and_for_its_owner_only(tmp_path):
    secret = open_home(tmp_path).keys / "site-secret"
    first = secret.read_text()

    open_home(tmp_path)

    assert secret.read_text() == first
    assert len(first) >= 48
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_two_homes_have_two_secrets(tmp_path):
    secrets = {(open_home(tmp_path / n).keys / "site-secret").read_text() for n in ("a", "b")}

    assert len(secrets) == 2


def test_file_in_place_of_the_home_is_refused_and_kept(tmp_path):
    (tmp_path / "home").write_text("mine")

    with pytest.raises(LaunchRefused):
        open_home(tmp_path / "home")

    assert (tmp_path / "home").read_text() == "mine"


def test_home_below_a_file_is_refused(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(LaunchRefused):
        open_home(tmp_path / "file" / "home")


def test_second_tenant_is_refused_and_told_who_is_first(tmp_path):
    home = open_home(tmp_path)
    first = move_in(home)
    first.tell("http://127.0.0.1:8000/")

    with pytest.raises(LaunchRefused) as refused:
        move_in(home)

    assert refused.value.phrase.data == {
        "pid": str(os.getpid()),
        "address": "http://127.0.0.1:8000/",
    }
    assert who_runs(home) == (os.getpid(), "http://127.0.0.1:8000/")
    first.leave()


def test_note_of_a_killed_tenant_is_forgotten(tmp_path):
    home = open_home(tmp_path)
    (tmp_path / "lock").write_text('{"pid": 1, "address": "http://127.0.0.1:9/"}')

    tenancy = move_in(home)

    assert who_runs(home) is None
    tenancy.leave()


def test_left_home_can_be_taken_again(tmp_path):
    home = open_home(tmp_path)
    move_in(home).leave()

    second = move_in(home)

    assert who_runs(home) is None
    second.leave()


def test_home_is_absolute_wherever_it_was_named_from(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    home = open_home(Home(tmp_path).root.relative_to(tmp_path) / "var")

    assert home.root == tmp_path / "var"
