"""The loop of a worker process: deliver what is due, then wait until something happens."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bazhua.engine.adapters.database import Bell
from bazhua.infra.events.delivery import deliver

LONGEST_SLEEP_S: Final = 1.0
"""Failed deliveries come due without a ring."""


def work(bell: Bell, clock: Callable[[], datetime], stopped: Callable[[], bool]) -> None:
    """Deliver until asked to stop; a batch that has begun is finished."""
    while not stopped():
        if not deliver(clock()):
            bell.wait(LONGEST_SLEEP_S)
