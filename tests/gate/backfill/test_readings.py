"""Files as readings: what is read, what is named as wrong."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet

from bazhua.engine.core.codes import Quality
from bazhua.gate.backfill.readings import Reading, Wrong, readings_of
from bazhua.gate.backfill.tables import Unreadable, table
from bazhua.kernel.words import Lang

EIGHT = 1_772_323_200_000
"""2026-03-01 08:00 in Beijing."""


@pytest.fixture
def found(tmp_path):
    def read(content, name="h.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [one for _, one in readings_of(table(path))]

    return read


def problems(found):
    return [(one.row, one.problem.text(Lang.EN)) for one in found if isinstance(one, Wrong)]


@pytest.mark.parametrize(
    "time",
    [
        "2026-03-01 08:00:00",
        "2026/03/01 08:00",
        "2026-03-01T08:00:00+08:00",
        "2026-03-01T00:00:00Z",
        str(EIGHT),
    ],
)
def test_time_is_read_as_people_write_it(found, time):
    assert found(f"time,point,value\n{time},A,1.5\n") == [Reading(EIGHT, "A", 1.5, 0)]


@pytest.mark.parametrize(
    ("quality", "code"),
    [
        ("GOOD", 0),
        ("", 0),
        ("192", 0),
        ("良好", 0),
        ("CLOCK", 0),
        ("BAD", Quality.BAD),
        ("24", Quality.BAD),
    ],
)
def test_quality_is_read(found, quality, code):
    own = found(f"time,point,value,quality\n{EIGHT},A,1,{quality}\n")

    assert own == [Reading(EIGHT, "A", 1, code)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_columns_are_read_in_either_encoding(found, encoding):
    own = found("时间,点位,数值,质量\n2026-03-01 08:00,A,1,正常\n".encode(encoding))

    assert own == [Reading(EIGHT, "A", 1, 0)]


def test_column_for_each_point_is_read_and_empty_cells_are_none(found):
    own = found(f"time,A,b\n{EIGHT},1,2\n{EIGHT + 1},,4\n\n{EIGHT + 2},5\n")

    assert own == [
        Reading(EIGHT, "A", 1, 0),
        Reading(EIGHT, "b", 2, 0),
        Reading(EIGHT + 1, "b", 4, 0),
        Reading(EIGHT + 2, "A", 5, 0),
    ]


def test_what_is_no_reading_is_named_by_its_row_and_the_others_are_read(found):
    rows = (
        "x,A,1",
        f"{EIGHT},,1",
        f"{EIGHT},A,high",
        f"{EIGHT},A,nan",
        f"{EIGHT},A",
        f"{EIGHT},A,7",
    )
    own = found("time,point,value\n" + "\n".join(rows))

    assert problems(own) == [
        (2, "no time: x"),
        (3, "no code of a point: –"),
        (4, "no number: high"),
        (5, "no number: nan"),
        (6, "no number: –"),
    ]
    assert own[-1] == Reading(EIGHT, "A", 7, 0)


def test_problem_is_told_in_chinese_too(found):
    (own,) = found("time,point,value\nx,A,1\n")

    assert own.problem.text(Lang.ZH) == "时间无法识别：x"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "the file is empty"),
        ("a,b\n1,2\n", "there is no column time (时间)"),
        ("time,point\n1,2\n", "there is no column value (数值)"),
        ('time,A\n"' + "x" * 200_000, "line 2 is no CSV (field larger than field limit (131072))"),
    ],
)
def test_file_that_is_no_table_is_refused(found, content, problem):
    with pytest.raises(Unreadable) as refused:
        found(content)

    assert refused.value.problem.text(Lang.EN) == problem


def test_parquet_is_read(tmp_path):
    path = tmp_path / "h.parquet"
    at = datetime(2026, 3, 1, tzinfo=UTC)
    columns = {
        "time": [at, at],
        "point": ["A", "B"],
        "value": [1.5, None],
        "quality": ["GOOD", None],
    }
    parquet.write_table(pa.table(columns), path)

    own = [one for _, one in readings_of(table(path))]

    assert own[0] == Reading(EIGHT, "A", 1.5, 0)
    assert problems(own) == [(2, "no number: –")]


def test_wide_parquet_with_whole_numbers_is_read(tmp_path):
    path = tmp_path / "h.parquet"
    parquet.write_table(pa.table({"time": [EIGHT], "A": [1], "B": [2.5]}), path)

    assert [one for _, one in readings_of(table(path))] == [
        Reading(EIGHT, "A", 1, 0),
        Reading(EIGHT, "B", 2.5, 0),
    ]


def test_file_that_is_no_parquet_is_refused(found):
    with pytest.raises(Unreadable) as refused:
        found(b"PAR1 but no more", "h.parquet")

    assert refused.value.problem.text(Lang.EN) == "the file is no Parquet"


def test_share_of_the_file_grows_to_the_whole(tmp_path):
    path = tmp_path / "h.csv"
    path.write_text("time,point,value\n" + f"{EIGHT},A,1\n" * 5_000)

    shares = [share for share, _ in readings_of(table(path))]

    assert shares == sorted(shares)
    assert shares[-1] == 1
