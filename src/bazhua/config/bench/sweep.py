"""How long 10,000 obligations that are due at once take to fire, against a bare update of them."""

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from bazhua.config.bench.database import own_database
from bazhua.config.bench.timing import seconds, summary

DUE_AT_ONCE: Final = 10_000
WAITING: Final = 30_000
POSTS: Final = 200
HANDS: Final = 2
"""Sweepers side by side, as in the clock."""
BUDGET_S: Final = 2.0
START: Final = datetime(2026, 1, 5, tzinfo=UTC)
DUE: Final = START + timedelta(hours=1)
NEVER: Final = timedelta(days=400)
"""Nobody answers the benchmark; no run waits for the answers of the one before."""

MICROSECOND: Final = timedelta(microseconds=1)
CHUNK: Final = 5_000


def run(runs: int) -> dict[str, Any]:
    """Fire 10,000 among 30,000 that wait: due at one instant, then each at its own."""
    with own_database():
        _roster()
        _open(WAITING, DUE + timedelta(days=365), timedelta(0))
        gc.freeze()  # as the clock does
        _fire(timedelta(0), -1)  # a clock has swept before; its database knows the statements
        same = [_fire(timedelta(0), number) for number in range(runs)]
        apart = [_fire(MICROSECOND, runs + number) for number in range(runs)]
        bare = [_bare(2 * runs + number) for number in range(runs)]
    ours, rival = summary(same), summary(bare)
    return {
        "input": {
            "due": DUE_AT_ONCE,
            "waiting": WAITING,
            "posts": POSTS,
            "sweepers": HANDS,
            "events_each": "missed, called",
            "before": "one sweep of as many, not counted",
        },
        "due_at_one_instant": ours,
        "due_at_10000_instants": summary(apart),
        "budget_s": BUDGET_S,
        "rival": {"what": "one UPDATE that marks the same rows, no events, no calls", **rival},
        "ratio": round(ours["median_s"] / rival["median_s"], 2),
    }


def _fire(apart: timedelta, day: int) -> float:
    due = DUE + timedelta(days=day)
    _open(DUE_AT_ONCE, due, apart)
    at = due + timedelta(seconds=1)

    def fire() -> None:
        with ThreadPoolExecutor(HANDS) as pool:
            fired = sum(pool.map(_sweep_all, [at] * HANDS))
        if fired != DUE_AT_ONCE:
            raise RuntimeError(fired)

    return seconds(fire)


def _sweep_all(at: datetime) -> int:
    from django.db import connection  # noqa: PLC0415 -- as above

    from bazhua.infra.obligations.sweep import sweep  # noqa: PLC0415

    fired = 0
    while batch := sweep(at):
        fired += batch
    connection.close()
    return fired


def _bare(day: int) -> float:
    from bazhua.infra.obligations.models import obligations  # noqa: PLC0415 -- models exist later

    due = DUE + timedelta(days=day)
    _open(DUE_AT_ONCE, due, timedelta(0))
    rows = obligations().filter(wake_at=due)
    return seconds(lambda: rows.update(missed_at=due, wake_at=None))


def _open(count: int, due: datetime, apart: timedelta) -> None:
    from bazhua.infra.obligations.models import obligations  # noqa: PLC0415 -- as above

    for first in range(0, count, CHUNK):
        numbers = range(first, min(first + CHUNK, count))
        obligations().bulk_create(_rows(numbers, due, apart))


def _rows(numbers: range, due: datetime, apart: timedelta) -> Iterator[Any]:
    from bazhua.infra.db.records import new_uid  # noqa: PLC0415 -- as above
    from bazhua.infra.obligations.core.case import Case, Terms  # noqa: PLC0415
    from bazhua.infra.obligations.core.escalation import EscalationRule, Level  # noqa: PLC0415
    from bazhua.infra.obligations.models import Obligation  # noqa: PLC0415
    from bazhua.infra.obligations.rows import columns_of, columns_of_terms  # noqa: PLC0415

    for number in numbers:
        rule = EscalationRule((Level(_post(number), timedelta(0)),), NEVER)
        holder = _post(number)
        terms = Terms(holder=holder, clause="platform:bench", starts_at=START, rule=rule)
        case = Case(terms=terms, due_at=due + number * apart)
        path = f".1.{number % 16 + 2}.{number % 136 + 100}."
        yield Obligation(
            uid=new_uid(due),
            kind="bench.due",
            subject_kind="bench",
            subject_uid=UUID(int=number),
            path_then=path,
            path_now=path,
            **columns_of_terms(terms),
            **columns_of(case),
        )


def _roster() -> None:
    from bazhua.infra.roster.models import DutyShift  # noqa: PLC0415 -- as above
    from bazhua.infra.roster.rows import shift_row  # noqa: PLC0415
    from bazhua.infra.roster.shifts import Rhythm, Shift  # noqa: PLC0415

    rhythm = Rhythm(first=date(2026, 1, 1))
    shifts = (
        Shift(
            post=_post(number),
            person=str(UUID(int=number * 2 + half)),
            rhythm=rhythm,
            begins=time(8 + 12 * half),
            lasts=timedelta(hours=12),
        )
        for number in range(POSTS)
        for half in range(2)
    )
    DutyShift.objects.bulk_create(shift_row(shift, START) for shift in shifts)


def _post(number: int) -> str:
    return f"post:{UUID(int=number % POSTS)}"
