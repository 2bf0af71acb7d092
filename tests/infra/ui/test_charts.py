"""Bars and curves: from 0 on, in proportion, with what was before only where there was something."""

from bazhua.infra.ui.charts.bars import Amount, bars
from bazhua.infra.ui.charts.curve import HEIGHT, Stretch, curve


def test_the_longest_is_as_wide_as_the_field():
    drawn = bars("l", [Amount("a", "4", 4, 8), Amount("b", "2", 2)], now="n", before="b")

    assert [(bar.width, bar.before) for bar in drawn.bars] == [(500.0, 1000.0), (250.0, None)]
    assert drawn.before == "b"


def test_bars_of_nothing_have_no_width():
    drawn = bars("l", [Amount("a", "0", 0)], now="n", before="b")

    assert ([bar.width for bar in drawn.bars], drawn.before) == ([0.0], "")


def test_a_curve_begins_at_0_and_stands_below_the_edge():
    drawn = curve("l", [Stretch("1", "0", 0), Stretch("2", "1,000", 1_000, 500)])

    assert drawn.top == "1,000"
    assert drawn.line == f"M250.0,{float(HEIGHT)}L750.0,{round(HEIGHT - HEIGHT / 1.08, 1)}"
    assert drawn.earlier.startswith("M250.0")


def test_a_year_before_of_nothing_is_not_drawn():
    assert curve("l", [Stretch("1", "3", 3)]).earlier == ""


def test_a_curve_has_a_gap_where_there_is_no_number():
    drawn = curve("x", [Stretch("a", "4", 4), Stretch("b", "—", None), Stretch("c", "2", 2)])

    assert (drawn.line.count("M"), drawn.line.count("L"), drawn.area) == (2, 0, "")
