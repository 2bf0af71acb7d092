"""What the import linter cannot see: completeness of apps, pure packages, traces of a machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "bazhua"
GRIPS = {
    "institutions",
    "training",
    "dangers",
    "inherent",
    "emergency",
    "supervision",
    "enforcement",
    "cogovernance",
}
APPS = [SOURCE / "registry", *(SOURCE / "grips" / grip for grip in sorted(GRIPS))]
LAYERS = {"domain", "models", "selectors", "services", "api", "interfaces"}
ABSOLUTE = re.compile(r"(?<![\w.$}~-])/(?:work|root|home)/\w")
REGISTRY_HOSTS = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)")
MAY_NAME_HOSTS = {"uv.lock", "tools/bootstrap.py", "tools/bootstrap.sh"}


def tracked_texts():
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listing.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and "/vendor/" not in name and not path.suffix.endswith("lock"):
            content = path.read_bytes()
            if b"\0" not in content:
                yield name, content.decode()


def layers_of(app):
    return {entry.stem for entry in app.iterdir()} & LAYERS


def test_the_eight_grips_exist():
    folders = {entry.name for entry in (SOURCE / "grips").iterdir() if entry.is_dir()}

    assert folders - {"__pycache__"} == GRIPS


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_an_app_with_models_has_all_six_layers(app):
    found = layers_of(app)

    assert "models" not in found or found == LAYERS


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_an_app_introduces_itself_on_one_page(app):
    readme = (app / "README.md").read_text(encoding="utf-8").splitlines()

    assert readme[0].startswith("# ")
    assert 8 <= len(readme) <= 40


def test_no_text_names_a_path_of_one_machine():
    found = [
        f"{name}: {match.group()}"
        for name, text in tracked_texts()
        if name != "tests/architecture/test_tree.py"
        for match in ABSOLUTE.finditer(text)
    ]

    assert found == []


def test_no_text_names_a_package_registry():
    found = {
        name
        for name, text in tracked_texts()
        if REGISTRY_HOSTS.search(text) and name != "tests/architecture/test_tree.py"
    }

    assert found - MAY_NAME_HOSTS == set()
