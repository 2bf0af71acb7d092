"""Two days of an invented plant: fewer calls for nothing than bare limits make, and no event missed."""

import numpy as np
import pytest

from bazhua.config.bench.engine.month import Event, H, Month, month, stretches
from bazhua.config.bench.engine.nuisance import compared


@pytest.fixture(scope="module")
def days():
    return month(days=2, seed=7)


def test_what_happens_follows_from_the_seed(days):
    again, other = month(days=2, seed=7), month(days=2, seed=8)

    assert np.array_equal(days.values, again.values, equal_nan=True)
    assert days.events == again.events
    assert not np.array_equal(days.values, other.values, equal_nan=True)


def test_a_bare_limit_rings_from_reading_to_reading_and_stays_while_nothing_arrives():
    nan = float("nan")
    values = np.array([1, 5, nan, 6, 2, 5, 1, 7])

    assert stretches(values, 5, falling=False) == [(1, 4), (5, 6), (7, 8)]
    assert stretches(values, 1, falling=True) == [(0, 1), (6, 7)]


def test_four_of_five_calls_for_nothing_are_spared_and_no_event_is_missed(days):
    found = compared(days)

    assert found["true_events"] > 0
    assert found["ours"]["true_events_missed"] == 0
    assert found["fewer_nuisance_percent"] >= 80


def test_an_event_that_nothing_showed_is_missed(days):
    silent = Month(days.values, days.sorts, (Event(0, H, 100, 101),))

    assert compared(silent)["ours"]["true_events_missed"] == 1
