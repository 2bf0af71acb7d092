"""`bazhua ledger export` from a real database, then `verify`."""

import json
import stat

import pytest
from click.testing import CliRunner

from bazhua.config.cli import main
from bazhua.infra.ledger.sealer import seal
from tests.infra.events.scene import NOON, happen, subject

pytestmark = pytest.mark.django_db(transaction=True)


def run_ledger(*words):
    run = CliRunner().invoke(main, ["ledger", *map(str, words)])
    return run.exit_code, run.output


@pytest.mark.parametrize("name", ["export.jsonl", "export.jsonl.gz"])
def test_export_writes_a_private_file_that_verifies(tmp_path, name):
    happen(subject())
    seal(at=NOON, key_file=tmp_path / "key")
    path = tmp_path / name

    written = run_ledger("export", path)

    code, told = run_ledger("verify", path)
    assert written == (0, "")
    assert (code, json.loads(told)["entries"]) == (0, 1)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().startswith(b"\x1f\x8b") == name.endswith(".gz")


def test_export_before_the_first_sealing_is_refused_and_leaves_no_file(tmp_path):
    code, told = run_ledger("export", tmp_path / "export", "--lang", "en")

    assert (code, json.loads(told)["error"]["code"]) == (2, "nothing_sealed")
    assert list(tmp_path.iterdir()) == []


def test_export_does_not_overwrite(tmp_path):
    path = tmp_path / "export"
    path.write_text("mine", encoding="ascii")

    code, _ = run_ledger("export", path)

    assert (code, path.read_text(encoding="ascii")) == (2, "mine")
