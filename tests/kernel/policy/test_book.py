"""Which row is in force, and what a book's digest stands for."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.kernel.errors import BadInput, MissingKey, NoRuleInForce, NotAChoice, UnknownKey
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.policy.clause import Clause, Status
from bazhua.kernel.policy.exchange import exported, imported
from bazhua.kernel.shape.reading import load
from bazhua.kernel.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap(PolicyRow):
    """A cap in yuan, one line for each kind."""

    table: ClassVar[str] = "test.cap"
    identity: ClassVar[tuple[str, ...]] = ("kind",)

    kind: str
    yuan: int


CLAUSE = Clause(
    document="X", article="1", title=Word("一", "one"), status=Status.CONFIRMED, source="test"
)
OLD = Cap(clause="X/1", since=date(2021, 1, 1), until=date(2021, 12, 31), kind="a", yuan=10)
NEW = Cap(clause="X/1", since=date(2022, 3, 1), kind="a", yuan=20)
OTHER = Cap(clause="X/1", since=date(2021, 1, 1), kind="b", yuan=30)
BOOK = PolicyBook([OLD, NEW, OTHER], [CLAUSE])
ADDED = replace(NEW, since=date(2027, 1, 1), yuan=99)


@pytest.mark.parametrize(
    ("on", "row"),
    [(date(2021, 1, 1), OLD), (date(2021, 12, 31), OLD), (date(2022, 3, 1), NEW), (None, NEW)],
)
def test_row_in_force(on, row):
    assert BOOK.row(Cap, on, kind="a") == row


@pytest.mark.parametrize("on", [date(2020, 12, 31), date(2022, 1, 1), date(2022, 2, 28)])
def test_row_on_a_day_without_rule_is_refused(on):
    with pytest.raises(NoRuleInForce) as refusal:
        BOOK.row(Cap, on, kind="a")

    assert refusal.value.data == {"table": "test.cap", "on": on, "key": "a"}


@pytest.mark.parametrize(
    "identity", [{}, {"sort": "a"}, {"kind": "a", "on": date(2022, 3, 1)}], ids=str
)
def test_row_of_no_line_is_a_mistake_of_the_caller(identity):
    with pytest.raises(TypeError):
        BOOK.row(Cap, **identity)


def test_rows_gives_one_row_for_each_line():
    assert BOOK.rows(Cap, date(2021, 6, 1)) == (OLD, OTHER)
    assert BOOK.rows(Cap, date(2022, 1, 1)) == (OTHER,)


def test_extended_row_prevails_from_its_start():
    book = BOOK.extended([ADDED])

    assert book.row(Cap, date(2026, 12, 31), kind="a") == NEW
    assert book.row(Cap, date(2027, 1, 1), kind="a") == ADDED


def test_extended_row_of_the_same_start_replaces_the_shipped():
    same = replace(NEW, yuan=21)

    assert BOOK.extended([same]).row(Cap, kind="a") == same


@given(st.permutations([OLD, NEW, OTHER]))
def test_digest_does_not_depend_on_the_order_of_rows(rows):
    assert PolicyBook(rows, [CLAUSE]).digest == BOOK.digest


def test_digest_changes_with_any_figure_or_status():
    more = BOOK.extended([ADDED])
    doubted = PolicyBook(BOOK.all_rows(), [replace(CLAUSE, status=Status.OURS)])

    assert len({BOOK.digest, more.digest, doubted.digest}) == 3


def test_export_and_import_give_the_same_book():
    clause = replace(CLAUSE, article="2")
    added = replace(ADDED, clause="X/2")

    book = imported(exported([added], [clause]), BOOK)

    assert book.digest == BOOK.extended([added], [clause]).digest
    assert book.row(Cap, kind="a") == added


ROW = '"clause": "X/1", "since": "2027-01-01", "kind": "a", "yuan": 99'


@pytest.mark.parametrize(
    ("row", "error", "field"),
    [
        (f"{{{ROW}}}", MissingKey, "rows[0].table"),
        (f'{{"table": "no.such", {ROW}}}', NotAChoice, "rows[0].table"),
        (f'{{"table": "test.cap", {ROW}, "more": 1}}', UnknownKey, "rows[0].more"),
        (f'{{"table": "test.cap", {ROW.replace("X/1", "X/9")}}}', BadInput, "rows[0].clause"),
    ],
)
def test_import_of_a_bad_row_is_refused(row, error, field):
    with pytest.raises(error) as refusal:
        imported(load(f'{{"rows": [{row}]}}'), BOOK)

    assert refusal.value.field == field
