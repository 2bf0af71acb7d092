"""Homes for starts, short enough for a socket and gone after the test."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def place() -> Iterator[Path]:
    """Return a short private folder."""
    folder = Path(tempfile.mkdtemp(prefix="bazhua-test-"))
    yield folder
    shutil.rmtree(folder)
