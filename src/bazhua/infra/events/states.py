"""What becomes of a delivery: pure values, no database."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

MOST_ATTEMPTS: Final = 10
FIRST_WAIT: Final = timedelta(seconds=1)
LONGEST_WAIT: Final = timedelta(minutes=10)


class State(StrEnum):
    """How far a delivery is."""

    PENDING = "pending"
    DONE = "done"
    DEAD = "dead"
    BURIED = "buried"


OPEN: Final = (State.PENDING, State.DEAD)
"""In these states later events of the same record wait for it."""


class Failure(NamedTuple):
    """What a failed attempt makes of a delivery."""

    state: State
    attempts: int
    next_try_at: datetime


def failed(attempts: int, at: datetime) -> Failure:
    """Return what a delivery becomes when one more attempt fails.

    The wait doubles from one second to ten minutes; after ten failures somebody must look.

    Args:
        attempts: failures so far.
        at: when this one failed.
    """
    wait = min(FIRST_WAIT * 2**attempts, LONGEST_WAIT)
    state = State.DEAD if attempts + 1 >= MOST_ATTEMPTS else State.PENDING
    return Failure(state, attempts + 1, at + wait)
