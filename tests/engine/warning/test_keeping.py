"""What is kept of a model and of a watch says the same when it is read again."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bazhua.engine.warning.keeping import packed, packed_seen, unpacked, unpacked_seen
from tests.engine.warning.test_watching import COLUMNS, judged, plant, watch

SAMPLES = plant(7, samples=40)


def test_a_model_that_was_kept_judges_alike():
    own = watch()

    again = unpacked(packed(own))

    assert judged(again, SAMPLES) == judged(own, SAMPLES)


@given(st.integers(0, len(SAMPLES)))
def test_what_was_remembered_goes_on_where_it_was(cut):
    own = watch()
    seen = own.fresh()
    for sample in SAMPLES[:cut]:
        seen, _ = own.judge(seen, sample)
    kept = unpacked_seen(packed_seen(seen))

    told = []
    for sample in SAMPLES[cut:]:
        kept, one = own.judge(kept, sample)
        told.append(one)

    assert told == judged(own, SAMPLES)[cut:]


def test_all_samples_at_once_say_what_one_after_the_other_say():
    own = watch()
    steps = [one.beyond for one in judged(own, SAMPLES)]

    whole = own.factors(SAMPLES)

    assert [np.isnan(one) for one in whole[:2]] == [True, True]
    assert steps[:2] == [None, None]
    np.testing.assert_allclose(whole[2:], steps[2:])


def test_fewer_samples_than_a_past_say_nothing():
    assert np.isnan(watch().factors(np.full((2, COLUMNS), 50.0))).all()
