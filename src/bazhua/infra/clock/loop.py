"""Doing duties until asked to stop; one that fails waits and is tried again, the others go on."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from threading import Event, Thread
from typing import Final, TypeAlias

from django.db import Error, connection

from bazhua.infra.clock.duties import Duty

FIRST_WAIT_S: Final = 0.1
LONGEST_WAIT_S: Final = 1.0
"""A database that is back is noticed within this time."""

Note: TypeAlias = Callable[[str, datetime, int | None], None]
"""Takes the name of a duty, the instant of a tick, how much was done; nothing when it failed."""

log = logging.getLogger(__name__)


def unheard(_duty: str, _at: datetime, _done: int | None) -> None:
    """Note nothing."""


def run(
    duties: Iterable[Duty], clock: Callable[[], datetime], stop: Event, note: Note = unheard
) -> None:
    """Do all duties until asked to stop; a tick that has begun is finished.

    Args:
        note: told of the end of each tick, from several threads.
    """
    hands = [
        Thread(target=_work, args=(duty, clock, stop, note), name=f"{duty.name}-{hand}")
        for duty in duties
        for hand in range(duty.hands)
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()


def _work(duty: Duty, clock: Callable[[], datetime], stop: Event, note: Note) -> None:
    failures = 0
    while not stop.is_set():
        at = clock()
        done = _tried(duty, at)
        note(duty.name, at, done)
        failures = failures + 1 if done is None else 0
        if done is None:
            stop.wait(min(FIRST_WAIT_S * 2**failures, LONGEST_WAIT_S))
        elif not done:
            stop.wait(duty.every_s)
    connection.close()


def _tried(duty: Duty, at: datetime) -> int | None:
    """Return how much was done, or nothing when it failed; a broken connection is given up."""
    try:
        return duty.tick(at)
    except Error as problem:
        log.warning("%s: %s", duty.name, str(problem).strip())
    except Exception:
        log.exception("%s failed", duty.name)
    connection.close_if_unusable_or_obsolete()
    return None
