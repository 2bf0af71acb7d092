"""`bazhua gateways` and `bazhua quarantine`: tokens by hand, and what was put aside."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from bazhua.config.cli import main
from bazhua.engine.adapters.gateways import digest, grants
from bazhua.engine.adapters.quarantine import put_aside
from bazhua.engine.aside import Aside, Reason
from tests.engine.rig import connected, emptied
from tests.gate.rig import database_address

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tables(transactional_db, monkeypatch):  # noqa: ARG001 -- others must see what is written
    monkeypatch.setenv("BAZHUA_DATABASE_URL", database_address())
    with connected() as connection:
        emptied(connection)
        yield connection


def run(*words):
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.output


def test_token_is_printed_once_and_its_hash_kept(tables):
    code, token = run("gateways", "token", "g")

    assert code == 0
    assert grants(tables)[digest(token.strip())] == ("g", None)
    assert run("gateways", "list") == (0, '{"gateway": "g", "tokens": 1, "refused": 0}\n')


def test_token_is_changed_and_the_old_one_ends(tables):
    _, old = run("gateways", "token", "g")
    _, new = run("gateways", "token", "g", "--end-others-in", "0")

    granted = grants(tables)
    assert granted[digest(old.strip())].until <= datetime.now(UTC)
    assert granted[digest(new.strip())].until is None
    assert run("gateways", "end", "g") == (0, '{"ended": 1}\n')
    assert json.loads(run("gateways", "list")[1])["tokens"] == 0


def test_quarantine_is_listed_and_sent_again(tables):
    at = datetime(2026, 3, 1, tzinfo=UTC)
    put_aside(tables, [Aside(at, "g", 7, Reason.UNKNOWN_POINT, ["a"], [1], [2.0], [0])])

    code, listed = run("quarantine", "list", "--gateway", "g", "--reason", "unknown_point")
    sent = [run("quarantine", "replay", "--id", "1") for _ in range(2)]

    assert code == 0
    assert json.loads(listed) == {
        "id": 1,
        "at": "2026-03-01T00:00:00.000+00:00",
        "gateway": "g",
        "sequence": 7,
        "reason": "unknown_point",
        "readings": 1,
        "bytes": None,
        "replayed_at": None,
    }
    assert sent == [(0, '{"replayed": 1}\n'), (0, '{"replayed": 0}\n')]
    assert run("quarantine", "list") == (0, "")
    assert json.loads(run("quarantine", "list", "--replayed")[1])["replayed_at"]


def test_command_without_a_database_says_so(monkeypatch, tmp_path):
    monkeypatch.delenv("BAZHUA_DATABASE_URL", raising=False)
    monkeypatch.setenv("BAZHUA_HOME", str(tmp_path))

    code, told = run("gateways", "list")

    assert code == 1
    assert "BAZHUA_DATABASE_URL: set this variable" in told
