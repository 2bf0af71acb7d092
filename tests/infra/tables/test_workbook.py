"""A list as a workbook: all of its rows, nothing that a spreadsheet would run."""

from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bazhua.infra.tables import answers, workbook
from tests.infra.tables.scene import NOON, actor, case
from tests.samples.models import Case

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def written(*rows):
    file = BytesIO()
    workbook.write(file, ("Rows", "About"), ["A"], rows, [("As of", NOON)])
    return load_workbook(file)


def opened(answer):
    return load_workbook(BytesIO(b"".join(answer.streaming_content)))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "http://x", "12"]
)
def test_a_text_stays_a_text(text):
    cell = written([text])["Rows"]["A2"]

    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    assert cell.quotePrefix is text.startswith(workbook.FORMULA_SIGNS)


@given(texts)
@settings(max_examples=50)
def test_no_text_becomes_a_formula(text):
    assert written([text])["Rows"]["A2"].data_type == "s"


def test_cells_keep_their_kind_and_their_digits():
    sheet = written([7, Decimal("1.50"), 10**17, None, NOON, "x" * 40_000])["Rows"]

    values = [cell.value for cell in sheet[2]]
    assert values[:4] == [7, 1.5, "100000000000000000", None]
    assert f"{values[4]:%Y-%m-%d %H:%M}" == "2026-11-23 20:00"
    assert values[5] == "x" * 32_766 + "…"


@pytest.mark.django_db(transaction=True)
def test_workbook_holds_every_row_of_the_filter_and_says_what_it_is(ask):
    Case.objects.bulk_create(case(due=n, state="open", version=n + 1) for n in range(5))
    case(due=9, state="closed").save()

    book = opened(ask("?state=open&sort=-due_at&format=xlsx"))

    rows = list(book["Rows"].iter_rows(values_only=True))
    assert rows[0] == ("State", "Due", "Version")
    assert [row[2] for row in rows[1:]] == [5, 4, 3, 2, 1]
    about = dict(book["About"].iter_rows(values_only=True))
    assert about.pop("As of").year >= 2026
    assert about == {
        "List": "Cases",
        "Made by": str(actor().uid),
        "Rows": 5,
        "Order": "Due, descending",
        "Filter: State": "open",
    }


@pytest.mark.django_db(transaction=True)
def test_workbook_holds_only_what_its_reader_may_see(ask):
    Case.objects.bulk_create([case(".1.2.", state="his"), case(".1.3.", state="other")])

    book = opened(ask("?format=xlsx", someone=actor(".1.2.")))

    assert [row[0] for row in book["Rows"].iter_rows(min_row=2, values_only=True)] == ["his"]


@pytest.mark.django_db(transaction=True)
def test_a_list_that_is_too_long_is_refused_before_anything_is_written(ask, monkeypatch):
    monkeypatch.setattr(answers, "MOST_ROWS", 2)
    Case.objects.bulk_create(case(due=n) for n in range(3))

    answer = ask("?format=xlsx")

    assert answer.status_code == 422
    assert "The list has more than 2 rows" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_workbook_with_a_filter_that_is_refused_is_the_page_that_says_so(ask):
    answer = ask("?due_from=x&format=xlsx")

    assert answer.status_code == 422
    assert "Due from “x”" in answer.content.decode()
