"""Columns of days: from zero, each a link to its records."""

from datetime import date, timedelta

from bazhua.infra.ui.charts.columns import HEIGHT, LEAST, WIDTH, Day, columns

FIRST = date(2026, 11, 1)


def drawn(*values):
    days = [Day(FIRST + timedelta(days=n), value, f"/{n}") for n, value in enumerate(values)]
    return columns("每日", "条", days)


def test_the_greatest_reaches_to_the_top_and_half_of_it_to_the_middle():
    whole, half = drawn(10, 5).bars

    assert (whole.y, whole.height) == (0, HEIGHT)
    assert (half.y, half.height) == (HEIGHT / 2, HEIGHT / 2)
    assert half.x > whole.x + whole.width
    assert half.x + half.width < WIDTH


def test_a_day_without_any_has_no_column_and_a_small_one_is_seen():
    none, small = drawn(0, 0), drawn(100_000, 1, 0)

    assert (none.bars, none.most) == ((), 0)
    assert [bar.href for bar in small.bars] == ["/0", "/1"]
    assert small.bars[1].height == LEAST


def test_a_column_says_its_day_and_number():
    assert drawn(1200).bars[0].said.data == {"day": FIRST, "value": "1,200"}
