"""The vectorised core equals the plain engine, however readings are batched and it is restarted."""

import io

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bazhua.engine.core.codes import Kind
from bazhua.engine.core.state import State
from tests.engine.core.plain import Plain, played
from tests.engine.core.world import LIMITS, POINTS, QUICK, dice, run, stream

SEEDS = st.integers(0, 2**32)


def plainly_played(entries):
    plain = Plain(POINTS, LIMITS, QUICK)
    played(plain, entries)
    return plain.told, plain.judged


def restarted(state):
    """Return a state that was written and read again."""
    file = io.BytesIO()
    np.savez(file, **state.saved())
    file.seek(0)
    with np.load(file) as columns:
        return State.loaded({name: columns[name] for name in columns.files})


@given(SEEDS, st.sampled_from((1, 3, 20, 1_000)))
@settings(max_examples=15, deadline=None)
def test_core_tells_what_the_plain_engine_tells(seed, most):
    entries = stream(seed, 150)

    told, judged = run(entries, dice(seed), most)

    assert (told, judged) == plainly_played(entries)


@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_state_that_was_saved_and_loaded_between_any_two_batches_goes_on_the_same(seed):
    entries = stream(seed, 120)

    told = run(entries, dice(seed), 10, between=restarted)

    assert told == run(entries, dice(seed), 10)


def test_streams_meet_everything_that_can_be_told():
    told = [plainly_played(stream(seed, 800))[0] for seed in range(12)]

    assert {kind for stream_told in told for kind, *_ in stream_told} == set(Kind)


def test_core_tells_it_too():
    entries = stream(4, 1_500)

    assert run(entries, dice(4), 200) == plainly_played(entries)
