"""The wait before a restart."""

from hypothesis import given
from hypothesis import strategies as st

from bazhua.infra.launcher.backoff import HEALTHY_S, LONGEST_S, Backoff


def test_wait_doubles_up_to_its_cap():
    backoff, waits = Backoff(), []
    for _ in range(10):
        backoff = backoff.after(lived_s=1)
        waits.append(backoff.wait_s)

    assert waits == [0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30.0, 30.0]


def test_first_start_does_not_wait():
    assert Backoff().wait_s == 0


def test_healthy_life_forgives_what_was_before():
    assert Backoff(failures=9).after(lived_s=HEALTHY_S) == Backoff(failures=1)


@given(st.lists(st.floats(min_value=0, max_value=1e6), max_size=200))
def test_wait_never_passes_its_cap(lives):
    backoff = Backoff()
    for lived_s in lives:
        backoff = backoff.after(lived_s)

    assert 0 <= backoff.wait_s <= LONGEST_S
