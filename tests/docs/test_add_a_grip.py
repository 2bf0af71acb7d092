"""The page on grips names files that the grip to copy really has."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GRIP = ROOT / "src" / "bazhua" / "grips" / "dangers"
NAMED = {"<things>": "dangers", "<loop>": "closed_loop", "<topic>": "deadlines", "<content>": "*"}


def files():
    """Return every file that a first column names, relative to the grip."""
    page = (ROOT / "docs" / "how-to" / "add-a-grip.md").read_text("utf-8")
    body = page.split("## One line each")[0]
    for line in re.findall(r"^\| (`[^|]+) \|", body, re.MULTILINE):
        names = re.findall(r"`([^`]+)`", line)
        folder = names[0].rpartition("/")[0]
        for name in names:
            path = name if "/" in name or not folder else f"{folder}/{name}"
            for word, own in NAMED.items():
                path = path.replace(word, own)
            yield path


@pytest.mark.parametrize("path", sorted({path for path in files() if path != "file"}))
def test_the_grip_to_copy_has_what_the_page_names(path):
    assert list(GRIP.glob(path)) != []


def test_the_page_names_the_layers_of_a_grip():
    named = {path.split("/")[0] for path in files()}

    assert named >= {"domain", "models", "migrations", "selectors", "services", "interfaces"}
