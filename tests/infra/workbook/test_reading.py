"""Hostile and odd files: refused with a reason, and without taking time or memory."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bazhua.infra.imports.work.reading import sheet_of
from bazhua.infra.workbook.delimited import read_delimited
from bazhua.infra.workbook.reading import read_workbook
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.infra.workbook.sheet import Limits, letters, number_of
from bazhua.kernel.words import Lang

LIMITS = Limits(most_bytes=200_000, most_unpacked=2_000_000, most_rows=500, most_columns=30)


def book(*rows, places=()):
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    for place, value in places:
        workbook.active[place] = value
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def with_parts(data, **parts):
    """Return a workbook with some parts changed: name → function of the content."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            change = parts.get(
                part.rsplit("/", 1)[-1].removesuffix(".xml"), lambda content: content
            )
            new.writestr(part, change(old.read(part)))
        for name in parts.keys() & {"bomb", "macro"}:
            new.writestr(
                {"bomb": "xl/media/a.png", "macro": "xl/vbaProject.bin"}[name], parts[name]
            )
    return out.getvalue()


def test_cells_keep_their_kinds_and_places():
    sheet = read_workbook(book([], ["a", 1, 2.5, True, None]), LIMITS)

    assert [number for number, _ in sheet.filled()] == [2]
    assert sheet.rows[1][:4] == ("a", 1, 2.5, True)


def read(data):
    """Return the rows and what is said of a refused file."""
    try:
        return sheet_of(data, "a.csv").rows, ""
    except TableRefused as refusal:
        return [], refusal.data["problem"].text(Lang.EN)


HOSTILE = {
    "far column": lambda: book(["a"], places=[("XFD2", "x")]),
    "far row": lambda: book(["a"], places=[("A1048576", "x")]),
    "far corner": lambda: book(["a"], places=[("XFD1048576", "x")]),
    "too many rows": lambda: book(*([n] for n in range(501))),
    "bomb": lambda: with_parts(book(["a"]), bomb=b"\0" * 3_000_000),
    "macros": lambda: with_parts(book(["a"]), macro=b"code"),
    "declaration": lambda: with_parts(
        book(["a"]), sheet1=lambda content: b'<!DOCTYPE x [<!ENTITY a "b">]>' + content
    ),
    "utf-16 sheet": lambda: with_parts(
        book(["a"]), sheet1=lambda content: content.decode().encode("utf-16")
    ),
    "no workbook": lambda: with_parts(b"PK\x05\x06" + b"\0" * 18),
    "too many bytes": lambda: b"PK\x03\x04" + b"x" * 200_001,
    "damaged": lambda: book(["a"])[:-400],
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused(name):
    with pytest.raises(TableRefused) as refusal:
        read_workbook(HOSTILE[name](), LIMITS)

    assert all(refusal.value.data["problem"].text(lang) for lang in Lang)


def test_size_that_is_not_true_is_refused():
    data = bytearray(with_parts(book(["a"]), bomb=b"\0" * 1_000_000))
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/media/a.png"))
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")

    with pytest.raises(TableRefused):
        read_workbook(bytes(data), LIMITS)

    assert len(data) < LIMITS.most_bytes


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    rows, problem = read(data)

    assert len(rows) <= 300
    assert problem == "" or len(problem) > 10


@pytest.mark.parametrize("name", ["a.xls", "A.XLS"])
def test_spreadsheet_of_old_is_told_apart(name):
    with pytest.raises(TableRefused) as refusal:
        sheet_of(b"\xd0\xcf\x11\xe0 anything", name)

    assert "xls" in refusal.value.data["problem"].text(Lang.ZH)


@pytest.mark.parametrize(
    "data",
    [b"a,b\n" * 501, b",".join([b"x"] * 31), b'a,"b\nc', b"\xff\xff\xff", b"x" * 200_001],
    ids=["rows", "columns", "quotation", "encoding", "bytes"],
)
def test_text_table_beyond_the_limits_is_refused(data):
    with pytest.raises(TableRefused) as refusal:
        read_delimited(data, LIMITS)

    assert all(refusal.value.data["problem"].text(lang) for lang in Lang)


def test_text_table_keeps_quoted_signs_and_leading_zeros():
    sheet = read_delimited('代码;名称\r\n007;"甲;""乙""\n丙"\r\n'.encode("gb18030"), LIMITS)

    assert sheet.rows == [("代码", "名称"), ("007", '甲;"乙"\n丙')]


@given(st.integers(1, 16_384))
def test_columns_have_the_names_that_a_spreadsheet_shows(column):
    assert number_of(letters(column)) == column
    assert letters(28) == "AB"
