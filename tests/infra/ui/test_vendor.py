"""What is vendored is what its makers published, and only what is used."""

import hashlib
import json
import re
from pathlib import Path

from bazhua.infra.ui.icons import ICONS

SOURCE = Path(__file__).parents[3] / "src" / "bazhua"
VENDOR = SOURCE / "infra" / "ui" / "static" / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))


def test_every_file_has_the_sum_of_the_manifest():
    listed = {name: sha for entry in MANIFEST for name, sha in entry["files"].items()}
    kept = {
        str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name not in {"manifest.json", "README.md"}
    }

    assert kept == listed


def test_every_package_names_version_and_licence():
    facts = {entry["package"]: (entry["version"], entry["licence"]) for entry in MANIFEST}

    assert facts == {
        "@tabler/core": ("1.6.1", "MIT"),
        "htmx.org": ("2.0.11", "0BSD"),
        "@alpinejs/csp": ("3.17.4", "MIT"),
        "@tabler/icons": ("3.51.0", "MIT"),
    }


def test_readme_lists_every_file():
    page = (VENDOR / "README.md").read_text(encoding="utf-8")

    missing = [sha for entry in MANIFEST for sha in entry["files"].values() if sha not in page]
    assert missing == []


def test_sprite_holds_exactly_the_icons():
    sprite = (VENDOR / "tabler-icons.svg").read_text(encoding="utf-8")

    assert set(re.findall(r'<symbol id="([^"]+)"', sprite)) == ICONS


def test_every_icon_is_used():
    pages = [path for kind in ("*.html", "*.py") for path in SOURCE.rglob(kind)]
    texts = [path.read_text(encoding="utf-8") for path in pages if path.name != "icons.py"]

    assert [name for name in sorted(ICONS) if not any(f'"{name}"' in text for text in texts)] == []
