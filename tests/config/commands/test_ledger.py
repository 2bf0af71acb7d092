"""`bazhua ledger verify` in all its forms."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from bazhua.config.cli import main
from bazhua.infra.ledger.core.problems import REASONS
from bazhua.infra.ledger.core.trust import published, published_text
from bazhua.infra.ledger.core.verify import verify
from tests.infra.launcher.rig import clean_environment
from tests.infra.ledger.core.given import LOG, export
from tests.launched import shared_platform


@pytest.fixture
def files(tmp_path):
    """Return paths of an older and a newer export, a rewritten and a damaged one, and a root."""
    contents = {
        "old": export((2, 3)),
        "new": export((2, 3, 5)),
        "rewritten": export((2, 3, 5), name="李某"),
        "damaged": export((2, 3)).replace(b"record.moved", b"record.mowed", 1),
    }
    paths = {name: tmp_path / f"{name}.jsonl" for name in contents}
    for name, content in contents.items():
        paths[name].write_bytes(content)
    paths["root"] = tmp_path / "2026-01-01.json"
    paths["root"].write_bytes(published_text(published(LOG, verify(paths["old"]).last)))
    return {name: str(path) for name, path in paths.items()}


def run_verify(*words):
    run = CliRunner().invoke(main, ["ledger", "verify", *words])
    return run.exit_code, [json.loads(line) for line in run.output.splitlines()]


def test_verify_says_what_a_file_holds(files):
    code, (told,) = run_verify(files["new"])

    assert code == 0
    assert (told["entries"], told["opened"], told["roots"]) == (5, 10, 3)
    assert told["public_key"] == LOG.public_key.hex()
    assert told["trusted"] == {"keys": 0, "roots": 0}


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("zh", "damaged.jsonl 第 2 行（条目 0）有误：条目内容与其叶哈希不符。"),
        ("en", "damaged.jsonl, line 2 (entry 0): the entry does not match its leaf hash."),
    ],
)
def test_verify_names_the_wrong_line_with_status_2(files, lang, message):
    code, (told,) = run_verify(files["damaged"], "--lang", lang)

    assert code == 2
    assert told["error"].pop("message").startswith(message)
    assert told["error"] == {
        "code": "ledger_broken",
        "field": "line 2",
        "reason": "leaf_differs",
        "file": "damaged.jsonl",
        "line": 2,
        "entry": 0,
    }


def test_verify_goes_on_after_a_wrong_file(files):
    code, told = run_verify(files["damaged"], files["new"])

    assert (code, ["error" in one for one in told]) == (2, [True, False])


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("new", "--since", "old"), None),
        (("new", "--root", "root"), None),
        (("old", "--since", "new"), "trusted_missing"),
        (("rewritten", "--since", "old"), "trusted_differs"),
        (("rewritten", "--root", "root"), "trusted_differs"),
        (("rewritten",), None),
        (("new", "--since", "damaged"), "leaf_differs"),
        (("new", "--root", "old"), "not_a_line"),
    ],
    ids=str,
)
def test_verify_against_what_is_trusted(files, words, reason):
    code, (told,) = run_verify(*(files.get(word, word) for word in words))

    assert code == (2 if reason else 0)
    assert told.get("error", {}).get("reason") == reason


@pytest.mark.parametrize(
    ("key", "code"), [(LOG.public_key.hex().upper(), 0), ("00" * 32, 2), ("nonsense", 2)]
)
def test_verify_against_a_key(files, key, code):
    assert run_verify(files["new"], "--public-key", key)[0] == code


def test_verify_needs_neither_django_nor_a_database(files):
    code = (
        "import sys; from bazhua.config.cli import main; "
        f"main(['ledger', 'verify', {files['new']!r}], standalone_mode=False); "
        "print(sorted({'django', 'psycopg', 'pydantic', 'ninja'} & set(sys.modules)))"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_said_in_two_languages_with_the_same_data(reason):
    word = REASONS[reason]
    fields = {"expected", "first", "found", "last", "limit", "number", "path", "problem"}
    data = dict.fromkeys(fields, "X")

    assert word.zh != word.en
    assert word.zh.format_map(data).count("X") == word.en.format_map(data).count("X")


def export_from(home, file):
    words = [sys.executable, "-m", "bazhua.config", "ledger", "export", str(file)]
    environment = clean_environment(BAZHUA_HOME=str(home))
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)


def test_the_platform_of_the_home_is_exported(tmp_path, tmp_path_factory):
    told = export_from(shared_platform(tmp_path_factory).home, tmp_path / "ledger.jsonl")

    assert (told.returncode, told.stderr) == (0, "")
    assert run_verify(str(tmp_path / "ledger.jsonl"))[0] == 0


def test_where_no_platform_runs_the_setting_is_named_and_nothing_is_written(tmp_path):
    told = export_from(tmp_path, tmp_path / "ledger.jsonl")

    assert told.returncode == 1
    assert "BAZHUA_DATABASE_URL" in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "ledger.jsonl").exists()
