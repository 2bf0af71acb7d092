"""The table of alarm states; rule book: monitoring-permits §2.12.3."""

from itertools import product

import pytest

from bazhua.grips.inherent.domain.alarm.states import (
    LATCHING,
    PLAIN,
    AlarmEvent,
    AlarmState,
    after,
)

NORM, UNACK, ACKED, RTN_UNACK, LATCHED = AlarmState
ON, OFF, ACK, RESET = AlarmEvent

CELLS = [  # state, after on, off, acknowledge, reset
    (PLAIN, NORM, (UNACK, NORM, NORM, NORM)),
    (PLAIN, UNACK, (UNACK, RTN_UNACK, ACKED, UNACK)),
    (PLAIN, ACKED, (ACKED, NORM, ACKED, ACKED)),
    (PLAIN, RTN_UNACK, (UNACK, RTN_UNACK, NORM, RTN_UNACK)),
    (LATCHING, NORM, (UNACK, NORM, NORM, NORM)),
    (LATCHING, UNACK, (UNACK, RTN_UNACK, ACKED, UNACK)),
    (LATCHING, ACKED, (ACKED, LATCHED, ACKED, ACKED)),
    (LATCHING, RTN_UNACK, (UNACK, RTN_UNACK, LATCHED, RTN_UNACK)),
    (LATCHING, LATCHED, (UNACK, LATCHED, LATCHED, NORM)),
]
ABNORMAL = {UNACK, ACKED}
UNACKNOWLEDGED = {UNACK, RTN_UNACK}


@pytest.mark.parametrize(
    ("states", "state", "expected"),
    CELLS,
    ids=[f"{'latching' if states is LATCHING else 'plain'} {state}" for states, state, _ in CELLS],
)
def test_every_cell_of_the_table(states, state, expected):
    assert tuple(after(state, event, states) for event in AlarmEvent) == expected


@pytest.mark.parametrize(("states", "state"), list(product([PLAIN, LATCHING], AlarmState)))
def test_a_person_never_changes_whether_the_process_is_abnormal(states, state):
    for event in (ACK, RESET):
        assert (after(state, event, states) in ABNORMAL) is (state in ABNORMAL)


@pytest.mark.parametrize(("states", "state"), list(product([PLAIN, LATCHING], AlarmState)))
def test_clearing_never_acknowledges(states, state):
    assert (after(state, OFF, states) in UNACKNOWLEDGED) is (state in UNACKNOWLEDGED)


@pytest.mark.parametrize(
    ("states", "state", "event"), list(product([PLAIN, LATCHING], AlarmState, AlarmEvent))
)
def test_an_event_told_twice_counts_once(states, state, event):
    once = after(state, event, states)

    assert after(once, event, states) is once
