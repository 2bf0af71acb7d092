"""Samples of a unit: stretches side by side, short gaps filled with what was read before."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bazhua.engine.core.codes import Quality
from bazhua.engine.summaries import summed
from bazhua.engine.warning.sampling import gaps, held, samples_of

NAN = np.nan
PERIOD = 5_000


def told(*readings):
    """Return the stretches of readings: (time in ms, value, quality)."""
    t, v, q = (np.array(column) for column in zip(*readings, strict=True))
    found = summed(t // PERIOD, v.astype(float), q.astype(np.int8))
    return found._replace(key=found.key * PERIOD)


def test_each_stretch_is_the_mean_of_what_was_read_in_it():
    first = told((10_000, 1, 0), (12_000, 3, 0), (20_000, 5, 0))
    second = told((15_000, 7, 0))

    rows = samples_of([first, second], 10_000, PERIOD, 3)

    np.testing.assert_equal(rows, [[2, NAN], [NAN, 7], [5, NAN]])


def test_what_is_not_to_be_believed_is_not_known():
    own = told((10_000, 1, int(Quality.BAD)), (15_000, 2, int(Quality.GOOD)))

    np.testing.assert_equal(samples_of([own], 10_000, PERIOD, 2), [[NAN], [2]])


def test_short_gaps_are_filled_and_long_ones_stay():
    column = np.array([[NAN], [1], [NAN], [NAN], [4], [NAN], [NAN], [NAN]])

    np.testing.assert_equal(held(column, 2), [[NAN], [1], [1], [1], [4], [4], [4], [NAN]])
    assert gaps(column)[:, 0].tolist() == [1, 0, 1, 2, 0, 1, 2, 3]


@given(
    st.lists(st.one_of(st.just(NAN), st.floats(-9, 9)), min_size=1, max_size=30),
    st.integers(0, 5),
)
def test_filling_never_changes_what_is_known_nor_reaches_further(values, most):
    column = np.array(values)[:, None]

    filled = held(column, most)[:, 0]

    last = None
    for place, value in enumerate(values):
        if not np.isnan(value):
            last = place
            assert filled[place] == value
        elif last is not None and place - last <= most:
            assert filled[place] == values[last]
        else:
            assert np.isnan(filled[place])
