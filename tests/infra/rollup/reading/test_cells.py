"""A number in an address is read back as it was written, and nothing else is read."""

from datetime import date

import pytest

from bazhua.infra.rollup.reading.cells import Cell
from bazhua.kernel.errors import BadInput
from bazhua.kernel.scope import Path
from tests.infra.rollup.scene import JANUARY
from tests.samples.indicators import OPENED

CELL = Cell(indicator=OPENED.key, path=Path(".1.20."), window=JANUARY, where={"grade": "major"})
TEXT = "case.opened~.1.20.~2026-01-01~2026-01-31~grade=major"


def test_a_number_is_one_word():
    assert (CELL.text(), Cell.read(TEXT)) == (TEXT, CELL)


def test_its_parts_are_numbers_too():
    assert CELL.below("30").path == Path(".1.20.30.")
    assert CELL.narrowed("department", "1").where == {"grade": "major", "department": "1"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "case.opened",
        TEXT.replace("case.opened", "case.unheard_of"),
        TEXT.replace(".1.20.", "1.20"),
        TEXT.replace("2026-01-31", "2025-01-31"),
        TEXT.replace("2026-01-31", "later"),
        TEXT.replace("grade=major", "origin=tip"),
        TEXT.replace("grade=major", "grade"),
    ],
)
def test_what_was_not_written_here_is_refused(text):
    with pytest.raises(BadInput):
        Cell.read(text)


def test_it_is_asked_with_the_day_of_the_reader():
    asked = CELL.question(date(2026, 3, 1))

    assert (asked.window, asked.today) == (JANUARY, date(2026, 3, 1))
