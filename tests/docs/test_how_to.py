"""The commands of the how-to pages print what the pages show."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "docs" / "how-to"
FENCE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
DIGEST = re.compile(r'"book": "[0-9a-f]{64}"')


def blocks(page, kind):
    return [text for tag, text in FENCE.findall((PAGES / page).read_text("utf-8")) if tag == kind]


def sessions(page):
    """Return each command of a page with the lines that it shows for it."""
    return [
        tuple(part.split("\n", 1))
        for block in blocks(page, "console")
        for part in block.removeprefix("$ ").split("\n$ ")
    ]


def printed(command, folder):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, DIGEST.sub('"book": "…"', done.stdout)


@pytest.mark.parametrize("page", ["ask-a-rule.md", "add-a-rule.md"])
def test_how_to_page_shows_what_its_commands_print(page, tmp_path):
    for book in blocks(page, "json"):
        (tmp_path / "province.json").write_text(book, "utf-8")
    shown = sessions(page)

    found = [(command, *printed(command, tmp_path)) for command, _ in shown]

    assert found == [
        (command, 2 if text.startswith('{"error"') else 0, text.rstrip("\n") + "\n")
        for command, text in shown
    ]
    assert len(shown) >= 3
