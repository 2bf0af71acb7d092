"""A due instant with its countdown, and what happened to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from django.utils.translation import gettext as _

from bazhua.infra.ui.parts.text import BY_HAND, Text

SOON = timedelta(hours=1)
DAY_S = 86_400


class DueState(StrEnum):
    """How a due instant stands."""

    AHEAD = "ahead"
    SOON = "soon"
    LATE = "late"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told that something is late, and when."""

    who: Text
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A due instant as it stands at ``at``; the browser counts on from the server's time.

    Attributes:
        done_at: when it was done; the clock stands still then.
        told: who was told when it became late, first to last.
        soon: how long before the due instant it is shown as urgent.
    """

    template: ClassVar[str] = BY_HAND

    due_at: datetime
    at: datetime
    done_at: datetime | None = None
    told: tuple[Told, ...] = ()
    soon: timedelta = SOON

    @property
    def state(self) -> DueState:
        """Done, late from the due instant on, soon, or ahead."""
        if self.done_at is not None:
            return DueState.DONE
        if self.at >= self.due_at:
            return DueState.LATE
        return DueState.SOON if self.due_at - self.at <= self.soon else DueState.AHEAD

    @property
    def in_time(self) -> bool:
        """Whether it was done before the due instant passed."""
        return self.done_at is not None and self.done_at <= self.due_at

    @property
    def due_ms(self) -> int:
        """Milliseconds since 1970, for the browser."""
        return int(self.due_at.timestamp() * 1000)

    @property
    def soon_ms(self) -> int:
        """Length of the urgent time in milliseconds."""
        return int(self.soon.total_seconds() * 1000)

    @property
    def day_pattern(self) -> str:
        """How a span of a day or more is written in the page's language, for the browser."""
        return _("%(days)s d %(clock)s")

    @property
    def span(self) -> str:
        """Time until or since the due instant; `countdown.js` writes the same."""
        return span(abs(self.due_at - self.at))


def span(length: timedelta) -> str:
    """Return a length of time as ``3 d 04:05:06``, in the page's language."""
    seconds = int(length.total_seconds())
    days, rest = divmod(seconds, DAY_S)
    clock = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
    return _("%(days)s d %(clock)s") % {"days": days, "clock": clock} if days else clock
