"""Access tokens of providers: fetched when needed, kept while they last."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

EARLY: Final = timedelta(minutes=5)


@dataclass(slots=True)
class TokenKeeper:
    """One token, shared by the threads of a channel.

    Attributes:
        fetch: asks the provider; returns the token and how many seconds it lasts.
    """

    fetch: Callable[[], tuple[str, int]]
    clock: Callable[[], datetime]
    _token: str = field(default="", repr=False)
    _until: datetime | None = None
    _lock: Lock = field(default_factory=Lock, repr=False)

    def token(self) -> str:
        """Return a token that still lasts a while."""
        with self._lock:
            now = self.clock()
            if self._until is None or now >= self._until:
                self._token, lasts_s = self.fetch()
                self._until = now + max(timedelta(seconds=lasts_s) - EARLY, timedelta(0))
            return self._token

    def forget(self) -> None:
        """Fetch anew next time: the provider no longer takes this one."""
        with self._lock:
            self._until = None
