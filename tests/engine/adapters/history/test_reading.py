"""History read: exact at any moment, whatever is closed, open, late, repeated or restarted."""

import numpy as np
import pytest

from bazhua.engine.adapters.history.reading import downsampled, readings
from bazhua.engine.adapters.store import Store
from bazhua.engine.running import Line
from bazhua.engine.summaries import merged, summed
from tests.engine.rig import GAS, KNOWN, PLANT, TANK, defined, now_ms, sent

HOUR = 3_600_000


@pytest.fixture
def line(tables):
    defined(tables, PLANT)
    own = begun(tables)
    own.advance()
    return own


def begun(tables):
    return Line.begun(Store(tables), KNOWN, clock=lambda: 0.0)


def told(tables, point, begins, ends):
    t, v, q = readings(tables, point, begins, ends)
    return list(zip(t.tolist(), v.tolist(), q.tolist(), strict=True))


def test_reading_is_there_as_soon_as_it_is_applied(tables, line):
    t = now_ms()
    sent(tables, 1, (GAS, t, 7), (TANK, t, 5))
    line.advance()

    assert told(tables, GAS, t, t + 1) == [(t, 7.0, 0)]
    assert told(tables, GAS, t + 1, t + 2) == []
    assert told(tables, "nobody", t, t + 1) == []


def test_late_reading_of_another_minute_mends_what_was_told(tables, line):
    begins = (now_ms() // HOUR - 3) * HOUR
    sent(tables, 1, *((GAS, begins + n * 30_000, 10) for n in range(300)))
    line.advance()

    sent(tables, 2, (GAS, begins + 1_000, 60), (GAS, begins + 30_000, 99))
    line.advance()
    sent(tables, 3, *((GAS, begins + 9_000_000 + n, 10) for n in range(300)))
    line.advance()

    summary = downsampled(tables, GAS, begins, begins + HOUR, 60)
    assert summary.high.tolist() == [60, *([10] * 59)]
    assert summary.sizes.tolist() == [3, *([2] * 59)]
    assert summary.key.tolist() == [begins + n * 60_000 for n in range(60)]


def test_chunk_that_begins_in_the_last_moment_of_an_hour_is_of_that_hour(tables, line):
    begins = (now_ms() // HOUR - 3) * HOUR - 1
    sent(tables, 1, *((GAS, begins + n * 60_000, n) for n in range(62)))
    line.advance()

    first = begins // 60_000 * 60_000
    summary = downsampled(tables, GAS, first, first + 61 * 60_000, 61)

    assert summary.key.tolist() == [first + n * 60_000 for n in range(61)]
    assert summary.last.tolist() == list(range(61))


def stream(dice, begins):
    """Yield batches of one point: mostly in order, some late, some repeated with another value."""
    t = begins
    known = []
    for _ in range(int(dice.integers(20, 40))):
        batch = []
        for _ in range(int(dice.integers(1, 200))):
            t += int(dice.integers(1, 8_000))
            late = dice.random() < 0.03
            again = known and dice.random() < 0.03
            own = known[int(dice.integers(len(known)))] if again else t - late * 5_000_123
            known.append(own)
            batch.append((GAS, own, int(dice.integers(0, 90))))
        yield batch


@pytest.mark.parametrize("seed", range(6))
def test_history_equals_what_was_sent_at_any_moment(tables, seed):
    dice = np.random.default_rng(seed)
    defined(tables, PLANT)
    line, begins, kept = begun(tables), now_ms() - 20 * HOUR, {}
    line.advance()
    for number, batch in enumerate(stream(dice, begins)):
        sent(tables, number, *batch)
        if dice.random() < 0.2:
            line = begun(tables)
        while line.advance():
            pass
        if dice.random() < 0.2:
            line.store.checkpoint(line.follower)
        for _, t, v in batch:
            kept.setdefault(t, float(v))
        expected = sorted(kept.items())

        found = readings(tables, GAS, 0, 2 * begins)
        assert list(zip(found.t.tolist(), found.v.tolist(), strict=True)) == expected
        check_downsampled(tables, found, int(dice.integers(1, 700)))


def check_downsampled(tables, found, most):
    begins, ends = int(found.t[0]), int(found.t[-1]) + 1
    summary = downsampled(tables, GAS, begins, ends, most)

    assert len(summary.key) <= most
    length = length_of(begins, ends, most)
    edge = begins if length < 60_000 else begins // 60_000 * 60_000
    plain = summed((found.t - edge) // length, found.v, found.q)
    assert (edge + plain.key * length).tolist() == summary.key.tolist()
    for name in ("low", "high", "last", "counts"):
        assert getattr(plain, name).tolist() == getattr(summary, name).tolist()
    assert plain.total.tolist() == pytest.approx(summary.total.tolist())
    assert merged(np.zeros(len(plain.key), np.int64), plain).sizes.sum() == len(found.t)


def length_of(begins, ends, most):
    length = -(-(ends - begins) // most)
    if length < 60_000:
        return length
    return -(-(-(-ends // 60_000) - begins // 60_000) // most) * 60_000
