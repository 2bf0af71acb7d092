"""One cell: what is read, what is refused, and that nothing is changed on the way."""

import json
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.imports.core.cells import CellRefused, shown, value_of
from bazhua.infra.imports.core.declaration import Column, ImportKind, Kind
from bazhua.infra.imports.core.stored import restored, stored
from bazhua.kernel.words import Lang, Word
from tests.samples.imports import COLUMNS, FIRMS, TRADES, apply

BY_KEY = {column.key: column for column in COLUMNS}
WORD = Word("列", "column")
DAY = date(2026, 11, 3)
GOOD = [
    ("name", "  齐川矿业 ", "齐川矿业"),
    ("name", 2026, "2026"),
    ("name", 3.5, "3.5"),
    ("code", "913700000000000ABC", "913700000000000ABC"),
    ("code", "９１３７００００００００００００ＡB", "913700000000000" + "0AB"),
    ("trade", "化工", "chemical"),
    ("trade", "MINING", "mine"),
    ("trade", "other", "other"),
    ("staff", 12, 12),
    ("staff", "１２", 12),
    ("staff", "12.0", 12),
    ("capital", "300.50", Decimal("300.50")),
    ("capital", 0.1, Decimal("0.1")),
    ("capital", None, None),
    ("capital", " ", None),
    ("since", datetime.combine(DAY, time()), DAY),
    ("since", DAY, DAY),
    ("since", "2026-11-03", DAY),
    ("since", "2026/11/3", DAY),
    ("since", "2026.11.3", DAY),
    ("since", "2026年11月3日", DAY),
    ("since", "20261103", DAY),
]
BAD = [
    ("name", None, "missing"),
    ("name", "字" * 61, "too_long"),
    ("name", "a\0b", "too_long"),
    ("name", 9.137e17, "code_as_number"),
    ("name", "#REF!", "formula_fault"),
    ("code", 913700000000000, "code_as_number"),
    ("code", 9.137e17, "code_as_number"),
    ("code", "9.137E+17", "code_as_number"),
    ("code", "91370000", "bad_code"),
    ("code", True, "code_as_number"),
    ("trade", "采矿业", "not_a_choice"),
    ("staff", 1.5, "not_whole"),
    ("staff", "1,200", "not_whole"),
    ("staff", "约二十", "not_whole"),
    ("staff", True, "not_whole"),
    ("staff", 10**15, "not_whole"),
    ("staff", -1, "out_of_bounds"),
    ("capital", "300万", "not_a_number"),
    ("capital", float("nan"), "not_a_number"),
    ("capital", float("inf"), "not_a_number"),
    ("since", 46349, "not_a_date"),
    ("since", "2026-02-30", "not_a_date"),
    ("since", "2026-11/03", "not_a_date"),
    ("since", "26-11-03", "not_a_date"),
    ("since", date(1899, 12, 31), "not_a_date"),
    ("since", datetime.combine(DAY, time(8)), "has_time"),
    ("since", timedelta(hours=3), "not_a_date"),
]


def read(column, cell):
    """Return the code of the refusal and the value; one of them is empty."""
    try:
        return "", value_of(column, cell)
    except CellRefused as refusal:
        return refusal.code, None


@pytest.mark.parametrize(("key", "cell", "value"), GOOD)
def test_cell_is_read(key, cell, value):
    assert value_of(BY_KEY[key], cell) == value


@pytest.mark.parametrize(("key", "cell", "code"), BAD)
def test_cell_is_refused_with_what_to_do(key, cell, code):
    with pytest.raises(CellRefused) as refusal:
        value_of(BY_KEY[key], cell)

    assert refusal.value.code == code
    assert all(refusal.value.said.text(lang) for lang in Lang)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_in_each_way_of_writing(day):
    column = BY_KEY["since"]
    written = [
        day,
        datetime.combine(day, time()),
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
    ]

    assert {value_of(column, cell) for cell in written} == {day}


@given(
    st.one_of(
        st.text(max_size=30), st.integers(), st.floats(), st.booleans(), st.datetimes(), st.none()
    ),
    st.sampled_from(COLUMNS),
)
def test_any_cell_is_read_or_refused_and_can_be_kept(cell, column):
    one = ImportKind(name="x", word=WORD, columns=(column,), right=("a", "b"), apply=apply)
    code, value = read(column, cell)

    assert code in {"", *(refused for _, _, refused in BAD)}
    assert restored(one, json.loads(stored({column.key: value}))) == {column.key: value}


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_numbers_are_shown_without_a_point(number):
    assert (shown(float(number)), shown(number)) == (str(number), str(number))


@pytest.mark.parametrize(
    "said", [{"kind": Kind.CHOICE}, {"kind": Kind.TEXT, "choices": TRADES}, {"form": "("}]
)
def test_column_that_contradicts_itself_is_refused(said):
    with pytest.raises((ValueError, re.error)) as refusal:
        Column(key="x", word=WORD, **said)

    assert refusal.value.args


def test_columns_have_keys_of_their_own():
    with pytest.raises(ValueError, match=r"sample\.firms"):
        ImportKind(
            name="sample.firms",
            word=WORD,
            columns=(COLUMNS[0], COLUMNS[0]),
            right=FIRMS.right,
            apply=apply,
        )
