"""Many readings told by a few numbers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bazhua.engine.core.codes import Quality
from bazhua.engine.summaries import merged, summed

READINGS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(-50, 50), st.sampled_from(Quality)), max_size=60
).map(lambda rows: sorted(rows, key=lambda row: row[0]))


def columns(rows):
    key, v, q = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(key, np.int64), np.array(v, np.float64), np.array(q, np.int8)


def plainly(rows, divisor=1):
    told = {}
    for key, v, q in rows:
        told.setdefault(key // divisor, []).append((v, q))
    return [
        (
            key,
            min(v for v, _ in own),
            max(v for v, _ in own),
            sum(v for v, _ in own),
            own[-1][0],
            [sum(q == code for _, q in own) for code in Quality],
        )
        for key, own in told.items()
    ]


def as_rows(summary):
    return list(zip(*(column.tolist() for column in summary), strict=True))


@given(READINGS)
def test_readings_are_told_by_their_key(rows):
    assert as_rows(summed(*columns(rows))) == plainly(rows)


@given(READINGS, st.integers(1, 5))
def test_summaries_told_together_tell_what_their_readings_tell(rows, divisor):
    parts = summed(*columns(rows))

    assert as_rows(merged(parts.key // divisor, parts)) == plainly(rows, divisor)


def test_mean_is_that_of_all_readings():
    told = summed(*columns([(1, 2, 0), (1, 4, 7), (2, 5, 0)]))

    assert (told.mean.tolist(), told.sizes.tolist()) == ([3, 5], [2, 1])
