"""Of which time a denominator must be."""

from datetime import date

import pytest

from bazhua.infra.rollup.core.declare import Kind
from bazhua.infra.rollup.core.rates import Measure, Span, span_of
from bazhua.infra.rollup.core.read import Window
from bazhua.kernel.words import Word

NAME = Word("某数", "a number")
YEARLY = Measure(key="people", word=NAME, unit=NAME, definition=NAME)
GROWING = Measure(key="made", word=NAME, unit=NAME, definition=NAME, cumulative=True)


@pytest.mark.parametrize(
    ("measure", "kind", "since", "until", "span"),
    [
        (YEARLY, Kind.FLOW, "2026-03-01", "2026-03-31", Span(2026)),
        (YEARLY, Kind.FLOW, "2026-01-01", "2026-12-31", Span(2026)),
        (YEARLY, Kind.FLOW, "2025-12-01", "2026-01-31", None),
        (YEARLY, Kind.STOCK, "2025-12-01", "2026-01-31", Span(2026)),
        (GROWING, Kind.FLOW, "2026-01-01", "2026-12-31", Span(2026, 12)),
        (GROWING, Kind.FLOW, "2026-01-01", "2026-06-30", Span(2026, 6)),
        (GROWING, Kind.FLOW, "2026-01-01", "2026-06-29", None),
        (GROWING, Kind.FLOW, "2026-02-01", "2026-06-30", None),
        (GROWING, Kind.FLOW, "2025-01-01", "2026-06-30", None),
    ],
)
def test_a_denominator_is_of_the_time_of_its_figure(measure, kind, since, until, span):
    window = Window(date.fromisoformat(since), date.fromisoformat(until))

    assert span_of(measure, kind, window) == span
