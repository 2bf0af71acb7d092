"""Homes for starts, short enough for a socket and gone after the test."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.infra.launcher.rig import serve, up


@pytest.fixture
def place():
    """Return a short private folder."""
    folder = Path(tempfile.mkdtemp(prefix="bazhua-test-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def cluster():
    """Return a home with a new, stopped cluster, to be copied."""
    folder = Path(tempfile.mkdtemp(prefix="bazhua-test-"))
    start = serve(folder / "home")
    start.stop()
    yield folder / "home"
    shutil.rmtree(folder)


@pytest.fixture
def home(place, cluster):
    """Return a home whose cluster is made already, which spares a second."""
    return shutil.copytree(cluster, place / "home", symlinks=True)


@pytest.fixture(scope="session")
def used(cluster):
    """Return the home of a platform that has run once and was stopped, to be copied."""
    folder = Path(tempfile.mkdtemp(prefix="bazhua-test-"))
    start = up(shutil.copytree(cluster, folder / "home", symlinks=True))
    start.stop()
    yield folder / "home"
    shutil.rmtree(folder)


@pytest.fixture
def started():
    """Collect starts and end them after the test."""
    starts = []
    yield starts
    for one in starts:
        one.end()
