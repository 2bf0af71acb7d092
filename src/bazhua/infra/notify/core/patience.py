"""How often each channel tries, and how long it waits in between: data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bazhua.infra.notify.core.ports import LASTING, Kind, Problem


@dataclass(frozen=True, slots=True)
class Patience:
    """The waits before the second, third … try; one try more than there are waits."""

    waits: tuple[timedelta, ...]

    @property
    def tries(self) -> int:
        """How often it is tried at most."""
        return len(self.waits) + 1

    def next_try(self, tries: int, problem: Problem, at: datetime) -> datetime | None:
        """Return when it is tried again after so many tries, or ``None`` to give up."""
        if problem in LASTING or tries >= self.tries:
            return None
        return at + self.waits[tries - 1]


def _seconds(*waits: int) -> Patience:
    return Patience(tuple(timedelta(seconds=wait) for wait in waits))


PATIENCE: Final[Mapping[Kind, Patience]] = {
    Kind.MAIL: _seconds(10, 60, 300, 900, 1800),
    Kind.SMS: _seconds(5, 20, 60, 180),
    Kind.VOICE: _seconds(60, 120),
    Kind.WECOM: _seconds(5, 20, 60, 180),
    Kind.DINGTALK: _seconds(5, 20, 60, 180),
}
"""A call is tried anew only after a while: the person may be speaking."""
