"""History as a file: nothing is missing, and a file is written while it is read."""

import io

import pyarrow.parquet as pq
import pytest

from bazhua.engine.adapters.history import exporting
from bazhua.engine.adapters.history.exporting import Format, export
from bazhua.engine.adapters.store import Store
from bazhua.engine.running import Line
from tests.engine.rig import GAS, KNOWN, PLANT, TANK, defined, now_ms, sent

HOUR = 3_600_000


@pytest.fixture
def begins(tables):
    defined(tables, PLANT)
    line = Line.begun(Store(tables), KNOWN, clock=lambda: 0.0)
    first = (now_ms() // HOUR - 15) * HOUR
    for number in range(14):
        own = [(GAS, first + number * HOUR + n * 60_000, 10 + n / 10) for n in range(60)]
        sent(tables, number, *own)
    sent(tables, 14, (GAS, first + 14 * HOUR, 200), (TANK, first + 14 * HOUR, 5))
    while line.advance():
        pass
    return first


def written(connection, begins, ends, as_):
    into = io.BytesIO()
    count = export(connection, GAS, begins, ends, into=into, as_=as_)
    return count, into


def test_csv_holds_both_times_the_value_and_the_quality(tables, begins):
    count, into = written(tables, begins + 13 * HOUR + 59 * 60_000, begins + 15 * HOUR, Format.CSV)

    head, first, last = into.getvalue().decode().splitlines()
    assert (count, head) == (2, "point,time_utc,time_shanghai,value,quality")
    point, utc, shanghai, value, quality = first.split(",")
    assert (point, value, quality) == (GAS, "15.9", "GOOD")
    assert utc.endswith(":59:00.000Z")
    assert shanghai.endswith(":59:00.000")
    assert (int(shanghai[11:13]) - int(utc[11:13])) % 24 == 8
    assert last.split(",")[3:] == ["200.0", "OUT_OF_RANGE"]


def test_parquet_holds_every_reading_of_the_stretch(tables, begins):
    count, into = written(tables, begins, begins + 15 * HOUR, Format.PARQUET)

    table = pq.read_table(into)
    assert (count, table.num_rows) == (841, 841)
    assert str(table.schema.field("time").type) == "timestamp[ms, tz=UTC]"
    assert set(table["point"].to_pylist()) == {GAS}
    assert table["value"].to_pylist()[:3] == [10.0, 10.1, 10.2]
    assert table["quality"].to_pylist()[-2:] == ["GOOD", "OUT_OF_RANGE"]
    times = table["time"].cast("int64").to_pylist()
    assert times == [begins + n * 60_000 for n in range(841)]


def test_stretch_without_readings_is_a_file_without_rows(tables, begins):
    nothing = (begins - 9 * HOUR, begins)

    assert written(tables, *nothing, Format.CSV)[1].getvalue().decode() == exporting.HEAD
    count, into = written(tables, *nothing, Format.PARQUET)
    assert (count, pq.read_table(into).num_rows) == (0, 0)


def test_readings_are_written_in_groups_as_they_are_read(tables, begins, monkeypatch):
    monkeypatch.setattr(exporting, "GROUP", 100)

    count, into = written(tables, begins, begins + 15 * HOUR, Format.PARQUET)

    groups = pq.ParquetFile(into).metadata
    sizes = [groups.row_group(n).num_rows for n in range(groups.num_row_groups)]
    assert (count, sizes) == (841, [360, 360, 121])
