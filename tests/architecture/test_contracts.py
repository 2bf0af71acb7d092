"""Deliberate violations: each breaks exactly the import contracts that should catch it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GRIPS = "bazhua/grips"
LAYERS = ("interfaces", "api", "services", "selectors", "models", "domain")

VIOLATIONS = {
    "kernel imports django": ("bazhua/kernel/extra.py", "import django", {6}),
    "domain imports django": (f"{GRIPS}/dangers/domain/extra.py", "import django", {6}),
    "dangers calls enforcement": (
        f"{GRIPS}/dangers/services/extra.py",
        "import bazhua.grips.enforcement.api",
        {2, 3, 7},
    ),
    "enforcement enters dangers by its models": (
        f"{GRIPS}/enforcement/services/extra.py",
        "import bazhua.grips.dangers.models",
        {4},
    ),
    "dangers enters registry by its models": (
        f"{GRIPS}/dangers/services/extra.py",
        "import bazhua.registry.models",
        {4},
    ),
    "models call services": (
        f"{GRIPS}/dangers/models/extra.py",
        "import bazhua.grips.dangers.services",
        {3, 7},
    ),
    "portal knows a grip": (
        "bazhua/portal/envelopes.py",
        "import bazhua.grips.cogovernance.api",
        {1, 3, 7},
    ),
    "engine knows infra": ("bazhua/engine/core/extra.py", "import bazhua.infra", {1, 6, 7, 8}),
    "gate imports django": ("bazhua/gate/extra.py", "import django", {8}),
    "gate knows infra": ("bazhua/gate/extra.py", "import bazhua.infra", {1, 8}),
    "emergency calls inherent": (
        f"{GRIPS}/emergency/services/extra.py",
        "import bazhua.grips.inherent.api",
        {2},
    ),
    "web enters dangers by its models": (
        "bazhua/web/extra.py",
        "import bazhua.grips.dangers.models",
        {5},
    ),
    "web enters registry by its models": (
        "bazhua/web/extra.py",
        "import bazhua.registry.models",
        {5},
    ),
    "a grip grows a folder utils": (f"{GRIPS}/dangers/utils/__init__.py", "", {3}),
    "the project grows a folder helpers": ("bazhua/helpers/__init__.py", "", {1}),
}


def full_apps(source):
    """Give the apps that the violations touch all six layers and the calls they will make."""
    for app in ("dangers", "inherent", "emergency", "enforcement", "cogovernance"):
        _layers(source, f"{GRIPS}/{app}")
    _layers(source, "bazhua/registry")
    _call(source, f"{GRIPS}/enforcement/services", "bazhua.grips.dangers.api")
    _call(source, f"{GRIPS}/cogovernance/services", "bazhua.portal.api")
    (source / "bazhua/portal/api.py").write_text(
        "import bazhua.portal.envelopes\n", encoding="utf-8"
    )
    (source / "bazhua/portal/envelopes.py").touch()
    (source / "bazhua/infra/__init__.py").write_text("import django\n", encoding="utf-8")


def _layers(source, app):
    for upper, lower in zip(LAYERS, [*LAYERS[1:], None], strict=True):
        target = source / app / upper
        target.mkdir(exist_ok=True)
        (target / "__init__.py").touch()
        if lower is not None:
            _call(source, f"{app}/{upper}", f"{app}/{lower}".replace("/", "."))


def _call(source, package, module):
    (source / package / "calls.py").write_text(f"import {module}\n", encoding="utf-8")
    (source / package / "__init__.py").write_text(
        f"import {package.replace('/', '.')}.calls\n", encoding="utf-8"
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    copy = tmp_path_factory.mktemp("project")
    shutil.copytree(
        ROOT / "src",
        copy / "src",
        ignore=shutil.ignore_patterns("__pycache__", "static", "templates", "locale"),
    )
    shutil.copy(ROOT / "pyproject.toml", copy)
    full_apps(copy / "src")
    return copy


def broken_contracts(project):
    """Return the numbers of the contracts that are broken in a copy of the project."""
    run = subprocess.run(
        [sys.executable, "-c", RUN, "--no-cache"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(project / "src"), "PATH": "", "COLUMNS": "200"},
    )
    verdicts = re.findall(r"^(\d) .* (KEPT|BROKEN)$", run.stdout, re.MULTILINE)
    assert len(verdicts) == 8, run.stdout + run.stderr
    return {int(number) for number, verdict in verdicts if verdict == "BROKEN"}


RUN = "import sys; from importlinter.cli import lint_imports_command as c; sys.path.insert(0, 'src'); c()"


def test_contracts_hold_without_violation(project):
    assert broken_contracts(project) == set()


@pytest.mark.parametrize("name", VIOLATIONS)
def test_contract_breaks(project, name):
    path, text, contracts = VIOLATIONS[name]
    file = project / "src" / path
    new_folder = not file.parent.exists()
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'"""A deliberate violation."""\n\n{text}\n', encoding="utf-8")

    broken = broken_contracts(project)

    if new_folder:
        shutil.rmtree(file.parent)
    elif before is None:
        file.unlink()
    else:
        file.write_text(before, encoding="utf-8")
    assert broken == contracts
