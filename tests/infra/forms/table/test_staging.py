"""Spreadsheets of official tables: staged row by row, hostile files refused."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bazhua.infra.forms.defects import defects
from bazhua.infra.forms.refusals import RowsRefused
from bazhua.infra.forms.table.cells import Column
from bazhua.infra.forms.table.staging import stage
from bazhua.infra.forms.template import Evidence, Hook, Item, Kind, Measure, Option
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.kernel.words import Lang, Word
from tests.infra.forms.samples import template

HEADERS = {
    Column.KEY: "序号", Column.ZH: "检查内容", Column.EN: "English", Column.KIND: "题型",
    Column.WEIGHT: "分值", Column.VETO: "否决", Column.OPTIONS: "选项", Column.UNIT: "单位",
    Column.LOW: "下限", Column.HIGH: "上限", Column.PHOTOS: "照片", Column.FINDING: "问题",
    Column.CLAUSE: "依据",
}  # fmt: skip
HEAD = list(HEADERS.values())
ALARM = [
    1,
    "报警器完好",
    "alarms work",
    "是否",
    2.5,
    "是",
    None,
    None,
    None,
    None,
    2,
    "danger",
    "C/1",
]
GRADE = ["2", "现场整洁", "tidy", "单选", 4, "否", "GOOD|好|good|1\nBAD!|差|bad|0"]
GAS = ["3.1", "氧含量", "oxygen", "NUMBER", None, None, None, "%VOL", 19.5, 23.5]


def row(*said):
    return [*said, *[None] * (len(HEAD) - len(said))]


def book(*rows, title="检查表"):
    workbook = Workbook()
    workbook.active.append([title])
    workbook.active.append(HEAD)
    for one in rows:
        workbook.active.append(one)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


GOOD = book(row(*ALARM), row(), row(*GRADE), row(*GAS))


def test_a_table_becomes_items():
    staged = stage(GOOD, HEADERS)

    assert staged.errors == ()
    assert staged.taken() == (
        Item(
            "1", Word("报警器完好", "alarms work"), Kind.YES_NO, "C/1", weight=Decimal("2.5"),
            veto=True, evidence=Evidence(2), finding=Hook("danger"),
        ),
        Item(
            "2", Word("现场整洁", "tidy"), Kind.CHOICE, weight=Decimal(4),
            options=(
                Option("GOOD", Word("好", "good"), Decimal(1)),
                Option("BAD", Word("差", "bad"), Decimal(0), fails=True),
            ),
        ),
        Item(
            "3.1", Word("氧含量", "oxygen"), Kind.NUMBER,
            measure=Measure("%VOL", Decimal("19.5"), Decimal("23.5")),
        ),
    )  # fmt: skip


WRONG = {
    "no English": (["9", "内容"], "C", "null"),
    "kind": (["9", "内容", "text", "填空"], "D", '"填空"'),
    "weight": (["9", "内容", "text", "", "两分"], "E", '"两分"'),
    "weight below zero": (["9", "内容", "text", "", -1], "E", "-1"),
    "veto": (["9", "内容", "text", "", 1, "也许"], "F", '"也许"'),
    "option": (["9", "内容", "text", "单选", 1, "", "好"], "G", '"好"'),
    "no options": (["9", "内容", "text", "单选"], "G", "null"),
    "bounds": (["9", "内容", "text", "数值", "", "", "", "m", 3, 2], "I", "3"),
    "photos": (["9", "内容", "text", "", "", "", "", "", "", "", 1.5], "K", "1.5"),
    "key": (["第九", "内容", "text"], "A", '"第九"'),
    "same key": (["1", "内容", "text"], "A", '"1"'),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_error_names_row_column_value_and_remedy(name):
    said, letter, value = WRONG[name]

    staged = stage(book(row(*ALARM), row(*said), row(*GRADE)), HEADERS)

    assert [(e.row, e.column, e.value) for e in staged.errors] == [(4, letter, value)]
    assert staged.errors[0].problem.text(Lang.ZH) != ""
    assert staged.errors[0].header == HEAD[ord(letter) - ord("A")]


def test_nothing_is_taken_while_a_row_is_wrong():
    staged = stage(book(row(*ALARM), row("9", "内容"), row(*GRADE)), HEADERS)

    with pytest.raises(RowsRefused) as refusal:
        staged.taken()

    assert (refusal.value.field, refusal.value.data["rows"]) == ("row[4]", 1)
    assert [item.key for item in staged.taken(good_only=True)] == ["1", "2"]


def test_row_numbers_are_those_of_the_spreadsheet():
    staged = stage(book(row(*ALARM), row(), row(), row("9", "内容")), HEADERS)

    assert [error.row for error in staged.errors] == [6]


def with_part(name, content, data=GOOD):
    out = BytesIO(data)
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def many(rows, columns):
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for _ in range(rows):
        sheet.append(["x"] * columns)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


REFUSED = {
    "no zip": b"\xd0\xcf\x11\xe0" * 100,
    "empty": b"",
    "cut": GOOD[: len(GOOD) // 2],
    "another zip": with_part("a.txt", b"a", b""),
    "too large": GOOD + b"\0" * 5_300_000,
    "unpacks too large": with_part("xl/media/a.png", b"\0" * 53_000_000),
    "macros": with_part("xl/vbaProject.bin", b"x"),
    "entities": with_part("xl/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
    "too many rows": many(5_001, 1),
    "too many columns": many(1, 101),
    "no header": many(2, 2),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_such_table_is_refused(name):
    with pytest.raises(TableRefused):
        stage(REFUSED[name], HEADERS)


def test_headers_must_be_named():
    with pytest.raises(TableRefused) as refusal:
        stage(GOOD, {Column.KEY: "序号"})

    assert refusal.value.data["problem"].text(Lang.EN) == "name the columns: zh, en"


def test_a_sheet_that_is_not_there_is_refused_by_name():
    with pytest.raises(TableRefused) as refusal:
        stage(GOOD, HEADERS, "表二")

    assert refusal.value.data["problem"].text(Lang.EN) == (
        "there is no sheet “表二”; there are: Sheet"
    )


cells = (
    st.none()
    | st.integers(-5, 30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.datetimes(min_value=datetime(1950, 1, 1))  # noqa: DTZ001 -- spreadsheets know no zone
    | st.sampled_from(["是", "单选", "数值", "A|甲|a|1", "B!|乙|b|2", "x", "x" * 2_001])
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(cells, min_size=len(HEAD), max_size=len(HEAD)), max_size=8))
def test_every_filled_row_is_an_item_or_an_error(rows):
    staged = stage(book(*rows), HEADERS)

    wrong = {error.row for error in staged.errors}
    said = {n for n, one in enumerate(rows, start=3) if any(cell is not None for cell in one)}
    assert len(staged.items) == len(said - wrong)
    assert wrong <= said
    assert {d.code for d in defects(template(*staged.items))} <= {"item_count"}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6))
def test_a_damaged_file_is_refused_or_read(changes):
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte

    try:
        staged = stage(bytes(data), HEADERS)
    except TableRefused as refusal:
        assert refusal.code  # noqa: PT017 -- any refusal is right, any other error is not
    else:
        assert len(staged.items) <= 3
