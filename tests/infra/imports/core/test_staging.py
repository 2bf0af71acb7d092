"""Headers and rows: found in either language, nothing left over, every error at its row."""

from datetime import date

import pytest
from openpyxl import Workbook

from bazhua.infra.imports.core.headers import find_header
from bazhua.infra.imports.core.staging import Staging
from bazhua.infra.imports.work.reading import sheet_of
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.infra.workbook.sheet import Sheet
from bazhua.kernel.words import Lang
from tests.infra.imports.scene import HEAD, book, code, firm, saved
from tests.samples.imports import FIRMS

ENGLISH = ["Name", "Credit code", "Trade", "Staff", "Capital", "Founded on"]
KEYS = ["name", "code", "trade", "staff", "capital", "since"]


def lines(data, name="a.xlsx"):
    sheet = sheet_of(data, name)
    return list(Staging(FIRMS, find_header(FIRMS, sheet), sheet).lines())


def told(data, name="a.xlsx"):
    """Return (row, column, code, value) of every error."""
    return [
        (line.number, one["column"], one["code"], one["value"])
        for line in lines(data, name)
        for one in line.errors
    ]


@pytest.mark.parametrize(
    "head",
    [HEAD, ENGLISH, KEYS, [f" {text}* " for text in HEAD], [text.upper() for text in ENGLISH]],
)
def test_headers_are_found_in_either_language(head):
    assert [line.number for line in lines(book(firm(1), head=head, above=[["标题"], []]))] == [4]


def test_columns_may_stand_in_any_order_and_optional_ones_be_absent():
    head, row = list(reversed(HEAD)), list(reversed(firm(1)))
    del head[1], row[1]

    (line,) = lines(book(row, head=head))

    assert line.cells == {
        "name": "企业1", "code": code(1), "trade": "chemical", "staff": 12,
        "capital": None, "since": date(2020, 5, 6),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (HEAD[:-1], ["成立日期"]),
        ([*HEAD, "法人"], ["法人"]),
        ([*HEAD, "Name"], ["Name"]),
        (["甲", "乙"], ["企业名称", "成立日期"]),
        ([*HEAD[:-1], "成立{日期"], ["成立{日期", "成立日期"]),
    ],
)
def test_headers_that_do_not_fit_are_named(head, names):
    with pytest.raises(TableRefused) as refusal:
        lines(book(firm(1), head=head))

    said = refusal.value.data["problem"].text(Lang.ZH)
    assert [name for name in names if name not in said] == []


def test_empty_table_has_no_headers():
    with pytest.raises(TableRefused):
        find_header(FIRMS, Sheet([]))


def test_every_error_names_row_column_code_and_value():
    data = book(
        firm(1),
        firm(2, name="", staff="许多"),
        [],
        firm(3, code=91370000000000),
        firm(1),
        firm(5, since="2030-01-01"),
    )

    assert told(data) == [
        (3, "name", "missing", ""),
        (3, "staff", "not_whole", "许多"),
        (5, "code", "code_as_number", "91370000000000"),
        (6, "code", "repeated", code(1)),
        (7, "since", "in_future", "2030-01-01"),
    ]


def test_bad_row_keeps_its_cells_as_they_were_written():
    (line,) = lines(book(firm(1, staff="许多", code="短")))

    assert line.cells["staff"] == "许多"
    assert line.cells["capital"] == "300.5"


def test_value_under_no_header_is_an_error():
    assert told(book([*firm(1), None, "多余"])) == [(2, "", "no_header", "")]


def test_merged_cells_are_errors_of_every_row_they_cover():
    workbook = Workbook()
    sheet = workbook.active
    for row in (["标题"], HEAD, firm(1), firm(2), firm(3)):
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("C3:C4")

    found = told(saved(workbook))

    assert [(row, kind) for row, _, kind, _ in found if kind == "merged"] == [
        (3, "merged"),
        (4, "merged"),
    ]
    assert {row for row, *_ in found} == {3, 4}


def test_formula_without_a_value_and_with_a_fault_is_an_error():
    data = book(firm(1, staff="=6+6"), firm(2, staff="#DIV/0!"))

    assert [(row, column, kind) for row, column, kind, _ in told(data)] == [
        (2, "staff", "formula_without_value"),
        (3, "staff", "formula_fault"),
    ]


def test_text_tables_of_each_encoding_are_read():
    text = "\r\n".join(",".join(map(str, row)) for row in (HEAD, firm(1), firm(2, staff="许多")))

    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        assert told(text.encode(encoding), "a.csv") == [(3, "staff", "not_whole", "许多")]
        assert told(text.replace(",", "\t").encode(encoding), "a.csv")[0][0] == 3
