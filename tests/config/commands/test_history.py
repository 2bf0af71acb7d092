"""`bazhua history export`."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from bazhua.config.cli import main
from bazhua.engine.adapters.store import Store
from bazhua.engine.running import Line
from tests.engine.rig import GAS, KNOWN, PLANT, connected, defined, emptied, sent
from tests.gate.rig import database_address


@pytest.fixture
def reading(transactional_db, monkeypatch):  # noqa: ARG001 -- the command must see what is written
    monkeypatch.setenv("BAZHUA_DATABASE_URL", database_address())
    now = datetime.now(UTC).replace(microsecond=0)
    with connected() as connection:
        emptied(connection)
        defined(connection, PLANT)
        line = Line.begun(Store(connection), KNOWN, clock=lambda: 0.0)
        sent(connection, 1, (GAS, int(now.timestamp()) * 1_000, 7))
        while line.advance():
            pass
    return now


def run(*arguments):
    return CliRunner().invoke(main, ["history", "export", GAS, *arguments])


def test_readings_of_a_point_are_written_to_a_new_file(reading, tmp_path):
    file, day = tmp_path / "gas.csv", reading.strftime("%Y-%m-%dT%H:%M:%S+0000")
    bounds = ["--from", day, "--to", "2999-01-01", "--out", str(file)]

    first, second = run(*bounds), run(*bounds)

    assert (first.exit_code, first.output) == (0, "1 readings\n")
    assert file.read_text().splitlines()[1].startswith(f"{GAS},{reading:%Y-%m-%dT%H:%M:%S}.000Z,")
    assert second.exit_code == 2
    assert len(file.read_text().splitlines()) == 2


def test_stretch_that_ends_before_it_begins_is_refused(monkeypatch):
    monkeypatch.setenv("BAZHUA_DATABASE_URL", "postgresql:///nowhere")

    done = run("--from", "2026-01-02", "--to", "2026-01-01T23:00")

    assert done.exit_code == 2
    assert "--from lies after --to" in done.output
