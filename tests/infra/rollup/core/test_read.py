"""What is computed at read time: windows, rates, medians, and what is hidden."""

from datetime import date
from decimal import Decimal
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.rollup.core.read import Bucket, Window, median, rate
from bazhua.infra.rollup.core.suppress import hidden
from bazhua.kernel.errors import BadInput
from tests.samples.indicators import HOURS

WINDOWS = {
    "year so far": ("2026-01-01", "2026-11-23", "2025-01-01", "2025-11-23"),
    "february of a leap year": ("2028-02-01", "2028-02-29", "2027-02-01", "2027-02-28"),
    "february after a leap year": ("2029-02-01", "2029-02-28", "2028-02-01", "2028-02-29"),
    "one day": ("2026-05-09", "2026-05-09", "2025-05-09", "2025-05-09"),
}


@pytest.mark.parametrize(("since", "until", "from_", "to"), WINDOWS.values(), ids=WINDOWS)
def test_window_of_the_year_before(since, until, from_, to):
    window = Window(date.fromisoformat(since), date.fromisoformat(until))

    assert window.year_before() == Window(date.fromisoformat(from_), date.fromisoformat(to))


def test_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(BadInput):
        Window(date(2026, 2, 1), date(2026, 1, 31))


def test_rate_is_rounded_once_and_absent_without_a_whole():
    assert (rate(1, 8), rate(2, 3, places=3), rate(5, 0)) == (
        Decimal("12.5"),
        Decimal("66.667"),
        None,
    )


@given(st.lists(st.integers(0, 100)))
def test_median_bucket_holds_the_median(amounts):
    counts = {}
    for amount in amounts:
        number = int(HOURS.bucket(amount))
        counts[number] = counts.get(number, 0) + 1

    found = median(counts, HOURS.edges)

    if not amounts:
        assert found is None
    else:
        middle = int(HOURS.bucket(median_low(amounts)))
        lows, highs = (None, *HOURS.edges), (*HOURS.edges, None)
        assert found == Bucket(lows[middle], highs[middle])


TABLES = {
    "nothing small": ({"a": 5, "b": 9}, set()),
    "one small takes the next smallest along": ({"a": 2, "b": 9, "c": 30}, {"a", "b"}),
    "two small that reach the threshold": ({"a": 2, "b": 3, "c": 9}, {"a", "b"}),
    "two small that do not": ({"a": 1, "b": 2, "c": 9, "d": 20}, {"a", "b", "c"}),
    "a zero does not hide anybody": ({"a": 2, "b": 0, "c": 9, "d": 10}, {"a", "c"}),
    "nobody left": ({"a": 2, "b": 0}, {"a", "b"}),
}


@pytest.mark.parametrize(("table", "secret"), TABLES.values(), ids=TABLES)
def test_small_cells_are_hidden(table, secret):
    assert hidden(table, 5) == secret


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 30)), st.integers(2, 10))
def test_the_total_betrays_no_small_cell(table, threshold):
    secret = hidden(table, threshold)

    left = [table[line] for line in secret]
    assert all(not 0 < value < threshold for line, value in table.items() if line not in secret)
    safe = sum(value > 0 for value in left) > 1 and sum(left) >= threshold
    assert not secret or safe or secret == table.keys()
