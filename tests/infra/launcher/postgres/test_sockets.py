"""Where the socket lies."""

import os
import stat
from pathlib import Path

import pytest

from bazhua.infra.launcher.postgres.sockets import (
    FOR_ALL,
    LONGEST_BYTES,
    SOCKET_NAME,
    make_private,
    socket_folder,
)
from bazhua.infra.launcher.refusal import LaunchRefused

FITS = LONGEST_BYTES - len("/" + SOCKET_NAME)


def folder_of_length(length):
    return Path("/" + "x" * (length - 1))


def test_path_of_exactly_the_limit_stays():
    wanted = folder_of_length(FITS)

    assert socket_folder(wanted, None) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        folder_of_length(FITS + 1),
        Path("/" + "安" * (FITS // 3 + 1)),
        Path("/a,b"),
        Path('/a"b'),
    ],
    ids=["one byte too long", "long in bytes", "comma", "quote"],
)
def test_path_that_does_not_serve_is_replaced(wanted):
    found = socket_folder(wanted, None)

    assert found.parent == FOR_ALL
    assert found.name.startswith(f"bazhua-{os.geteuid()}-")
    assert socket_folder(wanted, None) == found


def test_runtime_folder_of_the_user_is_preferred():
    found = socket_folder(folder_of_length(200), "/run/user/1000")

    assert found.parent == Path("/run/user/1000")


def test_runtime_folder_that_is_too_long_is_not_used():
    found = socket_folder(folder_of_length(200), str(folder_of_length(80)))

    assert found.parent == FOR_ALL


def test_two_homes_never_share_a_folder():
    assert socket_folder(folder_of_length(200), None) != socket_folder(folder_of_length(201), None)


def test_private_folder_is_closed_to_others(tmp_path):
    folder = tmp_path / "sockets"
    folder.mkdir(mode=0o777)

    make_private(folder, frozenset({os.geteuid()}))

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_folder_of_somebody_else_is_refused(tmp_path):
    folder = tmp_path / "sockets"
    folder.mkdir(mode=0o755)

    with pytest.raises(LaunchRefused):
        make_private(folder, frozenset({os.geteuid() + 1}))

    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_link_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "target").mkdir(mode=0o755)
    (tmp_path / "sockets").symlink_to(tmp_path / "target")

    with pytest.raises(LaunchRefused):
        make_private(tmp_path / "sockets", frozenset({os.geteuid()}))

    assert stat.S_IMODE((tmp_path / "target").stat().st_mode) == 0o755
