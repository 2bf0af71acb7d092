"""The codes of the columns: alarm states and their moves, qualities, signals, transitions."""

from enum import IntEnum
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Codes: TypeAlias = NDArray[np.int8]
Flags: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.intp]

NEVER: Final = -(2**62)
"""A time that has not been, in milliseconds; differences to real times do not overflow."""


class AlarmState(IntEnum):
    """State of one alarm by ISA-18.2; what covers it (shelved, suppressed) is kept beside it."""

    NORM = 0
    UNACK = 1
    ACKED = 2
    RTN_UNACK = 3
    LATCHED = 4


class Move(IntEnum):
    """What moves an alarm: the process (on, off) or a person (acknowledge, reset)."""

    ON = 0
    OFF = 1
    ACKNOWLEDGE = 2
    RESET = 3


class Quality(IntEnum):
    """Whether a reading, or a point, is to be believed; only GOOD readings feed alarms."""

    GOOD = 0
    STALE = 1
    OFFLINE = 2
    FROZEN = 3
    OUT_OF_RANGE = 4
    SPIKE = 5
    CLOCK = 6
    BAD = 7


class Signal(IntEnum):
    """What of a point a limit watches."""

    VALUE = 0
    RATE = 1
    DEVIATION = 2
    DISCRETE = 3
    FAULT = 4


class Fate(IntEnum):
    """What became of a reading.

    LATE goes into history only; DUPLICATE, FUTURE and OUTDATED go nowhere.
    """

    JUDGED = 0
    LATE = 1
    DUPLICATE = 2
    FUTURE = 3
    OUTDATED = 4


class Kind(IntEnum):
    """What a transition tells; ``before`` and ``after`` are of the enumeration named here.

    QUALITY, SILENCE, SPIKE (how many readings it had), COPIED and STEADY are of a point, FLOOD is of
    an operator position, FIRM_OFFLINE of a firm, the others are of a limit. ALARM tells of AlarmState, QUALITY and SILENCE of
    Quality; flags begin (0 → 1) or end (1 → 0). At one reading they are told in this order.
    """

    QUALITY = 0
    SILENCE = 1
    SPIKE = 2
    ALARM = 3
    CHATTERING = 4
    REVEALED = 5
    SHELVED = 6
    SUPPRESSED = 7
    OUT_OF_SERVICE = 8
    STANDING = 9
    UNVERIFIED = 10
    FLOOD = 11
    COPIED = 12
    FIRM_OFFLINE = 13
    STEADY = 14
    CLIPPED = 15


ABNORMAL: Final[Flags] = np.isin(np.arange(5), (AlarmState.UNACK, AlarmState.ACKED))
"""By state: whether the process is beyond the limit."""


def _moves() -> Codes:
    """Return the state after a move, by latching, state and move; elsewhere it stays."""
    n, u, a, r, latched = AlarmState
    plain = {
        (n, Move.ON): u,
        (u, Move.ACKNOWLEDGE): a,
        (u, Move.OFF): r,
        (a, Move.OFF): n,
        (r, Move.ACKNOWLEDGE): n,
        (r, Move.ON): u,
    }
    latching = plain | {
        (a, Move.OFF): latched,
        (r, Move.ACKNOWLEDGE): latched,
        (latched, Move.RESET): n,
        (latched, Move.ON): u,
    }
    table = np.empty((2, len(AlarmState), len(Move)), np.int8)
    table[:] = np.arange(len(AlarmState))[:, None]
    for which, moves in enumerate((plain, latching)):
        for (state, move), after in moves.items():
            table[which, state, move] = after
    return table


MOVES: Final[Codes] = _moves()
