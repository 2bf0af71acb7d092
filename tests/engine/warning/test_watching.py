"""A unit watched: what is normal stays silent, what moves is named, steps equal the whole."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bazhua.engine.warning.canonical import CanonicalModel, pasts
from bazhua.engine.warning.evidence import Threshold, gathered
from bazhua.engine.warning.scaling import Scale
from bazhua.engine.warning.watching import Settings, Watch

COLUMNS = 5
WEEK = 3_360
SETTINGS = Settings(lags=3, states=4, weight=0.2, false=1, samples=WEEK)

seeds = st.integers(0, 2**32 - 1)


def plant(seed, samples=600):
    """Return samples of a unit with two slow states that five points see, and some noise."""
    random = np.random.default_rng(seed)
    sees = np.random.default_rng(0).normal(size=(2, COLUMNS))
    states = np.zeros((samples, 2))
    for at in range(1, samples):
        states[at] = 0.9 * states[at - 1] + random.normal(size=2)
    return 50 + states @ sees + 0.1 * random.normal(size=(samples, COLUMNS))


def watch(settings=SETTINGS, seed=1):
    """Return the watch that a week of normal operation and another one teach."""
    return Watch.learned(plant(seed, WEEK), plant(seed + 50, WEEK), settings)


def judged(watch, samples):
    seen, found = watch.fresh(), []
    for sample in samples:
        seen, one = watch.judge(seen, sample)
        found.append(one)
    return found


def test_a_column_that_does_not_move_and_a_value_that_is_not_known_count_for_nothing():
    scale = Scale.of(np.column_stack([plant(1), np.full(600, 7.0)]))

    moved = scale(np.array([[*[np.nan] * COLUMNS, 99.0]]))

    assert moved.tolist() == [[0.0] * (COLUMNS + 1)]
    with pytest.raises(ValueError, match="1"):
        Scale.of(plant(1, samples=1))


def test_a_past_has_the_newest_sample_first():
    samples = np.arange(8.0).reshape(4, 2)

    assert pasts(samples, 3).tolist() == [[4, 5, 2, 3, 0, 1], [6, 7, 4, 5, 2, 3]]


def test_states_in_normal_operation_are_as_large_as_there_are_states():
    samples = Scale.of(plant(1))(plant(1))
    model = CanonicalModel.fit(samples, lags=3, states=4)

    states, rest = model.statistics(pasts(samples, 3)).mean(axis=0)

    assert states == pytest.approx(4, rel=0.05)
    assert rest == pytest.approx(3 * COLUMNS - 4, rel=0.05)


@pytest.mark.parametrize(("states", "samples"), [(16, 600), (4, 15)])
def test_more_states_than_values_and_too_few_samples_are_refused(states, samples):
    with pytest.raises(ValueError, match="15"):
        CanonicalModel.fit(plant(1, samples), lags=3, states=states)


@given(seeds)
def test_shares_sum_to_the_statistic(seed):
    samples = Scale.of(plant(1))(plant(1))
    model = CanonicalModel.fit(samples, lags=3, states=4)
    past = np.random.default_rng(seed).normal(size=3 * COLUMNS)

    shares = model.shares(past).sum(axis=1)

    assert shares == pytest.approx(model.statistics(past[None])[0])


@given(seeds, st.integers(1, 99), st.floats(0.05, 1))
def test_evidence_gathered_in_two_parts_is_that_of_the_whole(seed, cut, weight):
    statistics = np.random.default_rng(seed).chisquare(4, size=(100, 2))

    first = gathered(statistics[:cut], weight)
    second = gathered(statistics[cut:], weight, first[-1])

    assert np.array_equal(np.vstack([first, second]), gathered(statistics, weight))


@given(seeds, st.floats(0, 0.3))
def test_a_threshold_at_a_rate_is_the_lowest_that_keeps_it(seed, rate):
    normal = np.random.default_rng(seed).normal(size=(200, 2))

    threshold = Threshold.at_rate(normal, rate)
    lower = Threshold(
        np.array(
            [
                column[column < top].max(initial=-9)
                for column, top in zip(normal.T, threshold.values, strict=True)
            ]
        )
    )

    assert threshold.exceeded(normal).sum() <= rate * 200
    assert lower.exceeded(normal).sum() > rate * 200


def test_a_rarer_false_warning_asks_for_more_evidence():
    normal = np.random.default_rng(3).normal(size=(960, 2))

    often, seldom = (
        Threshold.at_most(normal, false=false, samples=WEEK).values for false in (10, 1)
    )

    assert (often < seldom).all()
    assert (seldom > normal.max(axis=0)).all()


def test_false_warnings_are_no_more_than_allowed():
    begun = 0
    for seed in range(5):
        watched = watch(seed=seed)
        statistics = watched.model.statistics(pasts(watched.scale(plant(seed + 100, 4 * WEEK)), 3))
        beyond = watched.threshold.exceeded(gathered(statistics, SETTINGS.weight))
        begun += int(np.diff(beyond.astype(int), prepend=0).clip(0).sum())

    assert begun <= 5 * 4


def test_step_by_step_is_what_the_whole_is():
    watched, samples = watch(), plant(4, samples=50)
    statistics = watched.model.statistics(pasts(watched.scale(samples), 3))

    beyond = np.exp(gathered(statistics, 0.2) - watched.threshold.values).max(axis=1)
    found = [one.beyond for one in judged(watched, samples)]

    assert found[:2] == [None, None]
    assert found[2:] == pytest.approx(beyond.tolist())


def test_normal_operation_is_silent_and_a_point_that_drifts_is_named_first():
    watched, samples = watch(), plant(5)
    assert not any(one.warns for one in judged(watched, samples))

    samples[300:, 3] += 2
    found = judged(watched, samples)

    assert not any(one.warns for one in found[:300])
    assert found[306].warns
    first, *others = found[306].contributions
    assert first.column == 3
    assert first.deviation > 0
    assert sum(one.share for one in (first, *others)) == pytest.approx(1)


def test_a_unit_without_any_value_does_not_warn():
    found = judged(watch(), np.full((20, COLUMNS), np.nan))

    assert [one.warns for one in found] == [False] * 20


def test_a_model_of_single_samples_remembers_none():
    watched = watch(Settings(lags=1, states=2, weight=1, false=1, samples=WEEK))

    seen, one = watched.judge(watched.fresh(), plant(6, samples=1)[0])

    assert (len(seen.recent), one.warns) == (0, False)
