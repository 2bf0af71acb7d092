"""A file in the log: each reading once, however often it is run; the engine makes history of it."""

import json

import pytest
from click.testing import CliRunner

from bazhua.config.cli import main
from bazhua.engine.adapters.gateways import enrol
from bazhua.engine.adapters.history.exporting import Format, export
from bazhua.engine.adapters.log import read
from bazhua.engine.messages import MOST_READINGS, readings, tags
from bazhua.gate.backfill.readings import Reading, readings_of
from bazhua.gate.backfill.sending import AT_ONCE, FIRST, MOST_AHEAD, Backfill
from bazhua.gate.backfill.tables import Unreadable, table
from tests.engine.rig import (
    GAS,
    GATEWAY,
    alarms,
    applied,
    connected,
    defined,
    emptied,
    engine,
    now_ms,
    sent,
)
from tests.gate.rig import database_address, eventually

pytestmark = pytest.mark.django_db(transaction=True)
ALL = 2**62
T = 1_772_323_200_000


@pytest.fixture
def tables(transactional_db, monkeypatch):  # noqa: ARG001 -- others must see what is written
    monkeypatch.setenv("BAZHUA_DATABASE_URL", database_address())
    with connected() as connection:
        emptied(connection)
        enrol(connection, GATEWAY)
        yield connection


@pytest.fixture
def backfill(tables):
    return Backfill(tables, GATEWAY, lambda _: None, lambda _: None, lambda: None)


def written(tmp_path, *rows, name="h.csv"):
    path = tmp_path / name
    path.write_text("\n".join(["time,point,value", *rows]) + "\n")
    return path


def logged(tables):
    found = []
    for entry in read(tables, 0, ALL, 10_000):
        own = readings(entry.body, entry.gateway)
        found += zip(tags(own.ids), own.t, own.v, strict=True)
    return found


def run(path, *words, gateway=GATEWAY):
    done = CliRunner().invoke(main, ["backfill", str(path), "--gateway", gateway, *words])
    return done.exit_code, done.stdout, done.stderr


def test_readings_are_in_the_log_once_however_often_it_is_run(tables, tmp_path):
    path = written(tmp_path, f"{T},A,1", f"{T},A,2", f"{T + 1},B,3")

    first, second = run(path), run(path)

    assert (first[0], json.loads(first[1])) == (0, {"accepted": 3, "repeated": 0, "wrong": 0})
    assert (second[0], json.loads(second[1])) == (0, {"accepted": 0, "repeated": 3, "wrong": 0})
    assert logged(tables) == [("A", T, 1), ("A", T, 2), ("B", T + 1, 3)]


def test_rows_that_are_no_readings_are_named_and_the_others_sent(tables, tmp_path):
    path = written(tmp_path, f"{T},A,1", f"{T},A,high", f"{T},A,3")

    chinese, english = run(path), run(path, "--lang", "en")

    assert (chinese[0], english[0]) == (2, 2)
    assert json.loads(chinese[1]) == {"accepted": 2, "repeated": 0, "wrong": 1}
    assert "第 3 行：不是数值：high" in chinese[2]
    assert "row 3: no number: high" in english[2]
    assert logged(tables) == [("A", T, 1), ("A", T, 3)]


def test_run_that_was_stopped_goes_on(tables, tmp_path, backfill):
    rows = [f"{T},A,{number}" for number in range(MOST_READINGS * AT_ONCE + 10)]
    path = written(tmp_path, *rows)

    def stop(_):
        raise KeyboardInterrupt

    backfill.tell = stop
    with pytest.raises(KeyboardInterrupt):
        backfill.send(table(path))
    before = len(logged(tables))
    _, told, _ = run(path)

    assert before == MOST_READINGS * AT_ONCE
    assert json.loads(told) == {"accepted": 10, "repeated": before, "wrong": 0}
    assert [value for _, _, value in logged(tables)] == list(range(len(rows)))


def test_numbers_of_files_are_their_own(tables, tmp_path):
    run(written(tmp_path, f"{T},A,1"))
    run(written(tmp_path, f"{T},A,2"))

    numbers = [entry.sequence for entry in read(tables, 0, ALL, 9)]
    assert len(set(numbers)) == 2
    assert max(numbers) <= FIRST


def test_it_waits_while_the_engine_is_behind(tables, tmp_path, backfill):
    for number in range(MOST_AHEAD + 1):
        sent(tables, number, (GAS, 1, 1))
    waits = []

    def wait():
        waits.append(len(logged(tables)))
        tables.execute("UPDATE telemetry_applied SET position = 100000")

    backfill.wait = wait
    backfill.send(table(written(tmp_path, f"{T},A,1")))

    assert waits == [MOST_AHEAD + 1]
    assert len(logged(tables)) == MOST_AHEAD + 2


def test_damaged_file_keeps_what_came_before(tables, tmp_path, backfill):
    rows = [f"{T + number},A,1" for number in range(MOST_READINGS * AT_ONCE)]
    path = written(tmp_path, *rows, '"' + "x" * 200_000)

    with pytest.raises(Unreadable):
        backfill.send(table(path))

    assert len(logged(tables)) == len(rows)


@pytest.mark.parametrize(
    ("name", "gateway", "told"),
    [("h.csv", "nobody", "没有网关 nobody"), ("h.parquet", GATEWAY, "文件不是 Parquet")],
)
def test_refusal_says_why_and_writes_nothing(tables, tmp_path, name, gateway, told):
    code, _, error = run(written(tmp_path, f"{T},A,1", name=name), gateway=gateway)

    assert code == 1
    assert told in error
    assert logged(tables) == []


@pytest.mark.parametrize("kind", Format)
def test_late_readings_become_history_and_raise_no_alarm(tables, tmp_path, kind):
    now = now_ms()
    late = [now - 60_000 * n for n in range(10, 0, -1)]
    path = written(tmp_path, *(f"{t},{GAS},90" for t in late))
    with engine(tmp_path):
        defined(tables)
        sent(tables, 1, (GAS, now, 1))
        eventually(lambda: applied(tables))
        code, _, _ = run(path)
        eventually(lambda: applied(tables))

    exported = tmp_path / f"exported.{kind.value}"
    with exported.open("wb") as into:
        export(tables, GAS, late[0], now + 1, into=into, as_=kind)
    history = [one for _, one in readings_of(table(exported))]

    assert code == 0
    assert alarms(tables) == []
    assert history == [*(Reading(t, GAS, 90, 0) for t in late), Reading(now, GAS, 1, 0)]
    assert tables.execute("SELECT count(*) FROM telemetry_quarantine").fetchone() == (0,)
