"""Numbers, days and headings as a paper shows them."""

from datetime import UTC, date, datetime

import pytest

from bazhua.infra.papers.core.content import Piece
from bazhua.infra.papers.core.numbers import day_text, number_text, prefixes, year_of
from bazhua.kernel.words import Lang


def test_the_year_is_that_of_beijing():
    instants = [datetime(2026, 12, 31, hour, 59, 59, tzinfo=UTC) for hour in (15, 16)]

    assert [year_of(at) for at in instants] == [2026, 2027]


@pytest.mark.parametrize(
    ("lang", "serial", "text"),
    [
        (Lang.ZH, 12, "某办发〔2026〕12号"),
        (Lang.ZH, None, "某办发〔2026〕　号"),
        (Lang.EN, 12, "某办发 [2026] No. 12"),
        (Lang.EN, None, "某办发 [2026] No. —"),
    ],
)
def test_a_number_has_its_year_in_brackets(lang, serial, text):
    assert number_text("某办发", 2026, serial, lang) == text


def test_a_day_has_no_leading_zeros():
    day = date(2026, 1, 5)

    assert [day_text(day, lang) for lang in Lang] == ["2026年1月5日", "5 January 2026"]


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        (Lang.ZH, ["一、", "（一）", "", "（二）", "1.", "（1）", "二、", "（一）"]),
        (Lang.EN, ["1  ", "1.1  ", "", "1.2  ", "1.2.1  ", "1.2.1.1  ", "2  ", "2.1  "]),
    ],
)
def test_headings_are_numbered_by_their_levels(lang, shown):
    pieces = [Piece(text="x", level=level) for level in (1, 2, 0, 2, 3, 4, 1, 2)]

    assert list(prefixes(pieces, lang)) == shown


def test_chinese_numerals():
    pieces = [Piece(text="x", level=1)] * 120
    numbers = list(prefixes(pieces, Lang.ZH))

    assert [numbers[n - 1] for n in (9, 10, 11, 20, 21, 99, 100, 120)] == [
        *("九、", "十、", "十一、", "二十、", "二十一、", "九十九、", "一〇〇、", "一二〇、")
    ]
