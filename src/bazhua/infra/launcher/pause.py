"""Wait for time, for children and for the wish to stop, in one thread and without handlers."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bazhua.infra.launcher.refusal import StopRequested

STOPPING = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
WATCHED = STOPPING | {signal.SIGCHLD}


@contextmanager
def signals_held() -> Iterator[None]:
    """Hold back the signals that `pause` looks for, so that none interrupts a half-done step."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
    try:
        yield
    finally:
        while signal.sigtimedwait(WATCHED, 0) is not None:
            continue  # a second Ctrl-C during the stop asks for nothing new
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def pause(seconds: float) -> None:
    """Wait so long, or until a child ends.

    Raises: StopRequested – somebody asked for the end.
    """
    came = signal.sigtimedwait(WATCHED, max(0.0, seconds))
    if came is not None and came.si_signo in STOPPING:
        raise StopRequested


def wait_until(condition: Callable[[], bool], *, within_s: float, every_s: float = 0.05) -> bool:
    """Wait for a condition and tell whether it came true in time.

    Raises: StopRequested – somebody asked for the end.
    """
    until = time.monotonic() + within_s
    while not condition():
        if time.monotonic() >= until:
            return False
        pause(every_s)
    return True
