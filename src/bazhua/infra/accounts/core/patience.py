"""How long somebody waits who has guessed wrong: one, five, fifteen minutes, an hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Patience:
    """How many wrong tries are free, and how long the waits after them are.

    Attributes:
        tries: wrong tries before the first wait, ≥ 1.
        waits: after each further one; the last is repeated.
        forgets: tries so long ago do not count.
    """

    tries: int
    waits: tuple[timedelta, ...]
    forgets: timedelta = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Strikes:
    """The tries of an account or an address that have not proved right."""

    count: int = 0
    last: datetime | None = None
    until: datetime | None = None

    def waits_at(self, at: datetime) -> bool:
        """Return whether it must wait at an instant."""
        return self.until is not None and at < self.until

    def struck(self, at: datetime, patience: Patience) -> "Strikes":
        """Return what counts after one more try; a right one is taken back afterwards."""
        is_old = self.last is None or at - self.last >= patience.forgets
        count = 1 if is_old else self.count + 1
        if count < patience.tries:
            return Strikes(count, at)
        wait = patience.waits[min(count - patience.tries, len(patience.waits) - 1)]
        return Strikes(count, at, at + wait)

    def taken_back(self) -> "Strikes":
        """Return what counts after the last try proved right, of those who share an address."""
        return Strikes(max(self.count - 1, 0), self.last)
