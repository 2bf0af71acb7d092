"""The alarm states of ISA-18.2 as a table: what is abnormal, and what has been acknowledged."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class AlarmState(StrEnum):
    """State of one alarm; shelving, suppression and out-of-service cover it, they are not here."""

    NORM = "NORM"
    UNACK = "UNACK"
    ACKED = "ACKED"
    RTN_UNACK = "RTN_UNACK"
    LATCHED = "LATCHED"


class AlarmEvent(StrEnum):
    """What moves an alarm: the process (on, off) or a person (acknowledge, reset)."""

    ON = "ON"
    OFF = "OFF"
    ACKNOWLEDGE = "ACKNOWLEDGE"
    RESET = "RESET"


States = Mapping[tuple[AlarmState, AlarmEvent], AlarmState]

PLAIN: Final[States] = {
    (AlarmState.NORM, AlarmEvent.ON): AlarmState.UNACK,
    (AlarmState.UNACK, AlarmEvent.ACKNOWLEDGE): AlarmState.ACKED,
    (AlarmState.UNACK, AlarmEvent.OFF): AlarmState.RTN_UNACK,
    (AlarmState.ACKED, AlarmEvent.OFF): AlarmState.NORM,
    (AlarmState.RTN_UNACK, AlarmEvent.ACKNOWLEDGE): AlarmState.NORM,
    (AlarmState.RTN_UNACK, AlarmEvent.ON): AlarmState.UNACK,
}
"""Every move of an alarm; an event without an entry leaves the state as it is."""

LATCHING: Final[States] = {
    **PLAIN,
    (AlarmState.ACKED, AlarmEvent.OFF): AlarmState.LATCHED,
    (AlarmState.RTN_UNACK, AlarmEvent.ACKNOWLEDGE): AlarmState.LATCHED,
    (AlarmState.LATCHED, AlarmEvent.RESET): AlarmState.NORM,
    (AlarmState.LATCHED, AlarmEvent.ON): AlarmState.UNACK,
}
"""The same for an alarm that stays until a person resets it."""


def after(state: AlarmState, event: AlarmEvent, states: States = PLAIN) -> AlarmState:
    """Return the state after an event."""
    return states.get((state, event), state)
