"""Trends: spikes stay, gaps break the line, doubt is a band, bounds lie within."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bazhua.infra.ui.charts.trend import HEIGHT, WIDTH, Bound, Span, Times, spark, trend
from bazhua.law.terms import Colour

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
TIMES = Times(since=NOON, until=NOON + timedelta(hours=1), stretches=100)


def drawn(*spans, bounds=()):
    return trend("液位", "m", TIMES, spans, bounds)


def test_a_spike_within_a_stretch_stays():
    found = drawn(Span(0, 1, 1, 1), Span(1, 1, 9, 1), Span(2, 1, 1, 1))

    assert (found.top, found.bottom) == ("9.48", "0.52")
    assert "15.0,16.1" in found.envelope


def test_a_gap_breaks_the_line():
    assert drawn(Span(0, 1, 1, 1), Span(2, 2, 2, 2)).line.count("M") == 1
    assert drawn(Span(0, 1, 1, 1), Span(9, 2, 2, 2)).line.count("M") == 2


def test_what_is_in_doubt_is_a_band():
    found = drawn(Span(0, 1, 1, 1), Span(1, 1, 1, 1, good=False), Span(2, 1, 1, 1, good=False))

    assert [(band.x, band.width) for band in found.bands] == [(10, 20)]


def test_bounds_lie_within_the_field():
    found = drawn(Span(0, 1, 2, 1), bounds=[Bound(50, Colour.RED, "HH")])

    assert [0 < level.y < HEIGHT for level in found.levels] == [True]


def test_an_instant_that_is_marked_stands_at_its_time():
    marked = replace(TIMES, marked=NOON + timedelta(minutes=15))

    assert trend("液位", "m", marked, [Span(0, 1, 1, 1)]).moment == WIDTH / 4
    assert drawn(Span(0, 1, 1, 1)).moment is None


def test_nothing_is_drawn_of_nothing():
    found = drawn()

    assert (found.line, found.envelope, found.bands) == ("", "", ())


def test_a_constant_line_lies_in_the_middle():
    assert spark("液位", 10, [Span(0, 5, 5, 5), Span(1, 5, 5, 5)]).line == (
        f"M{WIDTH / 20:.1f},{HEIGHT / 2}L{WIDTH * 3 / 20:.1f},{HEIGHT / 2}"
    )
