"""`bazhua files check` and `bazhua files sweep`."""

import json

import pytest
from click.testing import CliRunner

from bazhua.config.cli import main
from bazhua.infra.files.configured import store
from tests.infra.files.samples import PDF
from tests.infra.files.scene import give, kept, sha256

pytestmark = pytest.mark.django_db
STRAY = sha256(b"stray")


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    give(PDF)
    store().put(store().draft(b"stray"), STRAY)


def run(name):
    done = CliRunner().invoke(main, ["files", name])
    return done.exit_code, json.loads(done.output)


def test_check_of_a_whole_store_has_status_0():
    found = {"whole": True, "contents": 1, "missing": [], "corrupt": [], "orphans": [STRAY]}

    assert run("check") == (0, found)


def test_check_names_what_is_wrong_with_status_2():
    store().remove(sha256(PDF))

    code, found = run("check")

    assert (code, found["whole"], found["missing"]) == (2, False, [sha256(PDF)])


def test_sweep_says_what_it_deleted():
    assert run("sweep") == (0, {"uploads": 0, "files": 0, "drafts": 0, "orphans": 1})
    assert kept() == [sha256(PDF)]
