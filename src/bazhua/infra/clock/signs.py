"""Signs of life: what each duty last did, kept in memory and told to the database now and then."""

import os
import socket
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db import connection

from bazhua.infra.clock.duties import Duty

EVERY_S: Final = 5.0

TELL: Final = """
INSERT INTO clock_dutysign
    (clock, duty, ticked_at, worked_at, done, failed_at, told_at, drift)
SELECT %(clock)s, duty, ticked_at, worked_at, done, failed_at, clock_timestamp(),
       %(at)s - clock_timestamp()
FROM unnest(%(duties)s::text[], %(ticked)s::timestamptz[], %(worked)s::timestamptz[],
            %(done)s::bigint[], %(failed)s::timestamptz[])
     AS given (duty, ticked_at, worked_at, done, failed_at)
ON CONFLICT (clock, duty) DO UPDATE SET
    ticked_at = excluded.ticked_at, worked_at = excluded.worked_at, done = excluded.done,
    failed_at = excluded.failed_at, told_at = excluded.told_at, drift = excluded.drift
"""

FORGET: Final = "DELETE FROM clock_dutysign WHERE told_at < clock_timestamp() - interval '1 day'"


@dataclass(frozen=True, slots=True)
class Sign:
    """What one duty of this clock last did."""

    ticked_at: datetime | None = None
    worked_at: datetime | None = None
    done: int = 0
    failed_at: datetime | None = None


class Signs:
    """The signs of the duties of one clock; hands in several threads note theirs here."""

    def __init__(self) -> None:
        self.clock = f"{socket.gethostname()}:{os.getpid()}"
        self._kept: dict[str, Sign] = {}

    def note(self, duty: str, at: datetime, done: int | None) -> None:
        """Note the end of a tick; nothing done means that it failed."""
        known = self._kept.get(duty, Sign())
        if done is None:
            self._kept[duty] = replace(known, failed_at=at)
            return
        worked_at = at if done else known.worked_at
        self._kept[duty] = Sign(at, worked_at, known.done + done, known.failed_at)

    def tell(self, at: datetime) -> int:
        """Write the signs, and how far this clock is ahead, as a duty; return 0."""
        kept = dict(self._kept)
        given: dict[str, Any] = {
            "clock": self.clock,
            "at": at,
            "duties": list(kept),
            "ticked": [sign.ticked_at for sign in kept.values()],
            "worked": [sign.worked_at for sign in kept.values()],
            "done": [sign.done for sign in kept.values()],
            "failed": [sign.failed_at for sign in kept.values()],
        }
        with connection.cursor() as cursor:
            cursor.execute(TELL, given)
            cursor.execute(FORGET)
        return 0


def telling(signs: Signs) -> Duty:
    """Return the duty of telling the signs."""
    return Duty(name="signs", tick=signs.tell, every_s=EVERY_S)
