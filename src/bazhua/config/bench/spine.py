"""The shared records under load: events with three subscribers, then fold, sweep and verify."""

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib import import_module
from time import monotonic
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from bazhua.config.bench.database import own_database

HANDS: Final = 4
"""Connections that commit side by side; each waits for the disk most of the time."""
WORKERS: Final = 2
SUBSCRIBERS: Final = 3
LASTS_S: Final = 10.0
LISTENERS: Final = "bazhua.config.bench.listeners"
PARTS: Final = ("fold", "sweep", "verify")
BARE: Final = """
INSERT INTO events_event (uid, kind, record_uid, seq, at, actor_uid, data, path_then)
VALUES (gen_random_uuid(), 'bench.bare', gen_random_uuid(), 1, now(), gen_random_uuid(), '{}', '')
"""


def run(runs: int) -> dict[str, Any]:
    """Commit events one by one for a while and deliver them, then run the other benchmarks.

    Args:
        runs: of the other benchmarks.
    """
    with own_database():
        committed, bare = _events()
        delivered = _deliveries()
    return {
        "events": {
            "input": {"connections": HANDS, "subscribers": SUBSCRIBERS, "lasts_s": LASTS_S},
            "committed_per_s": committed,
            "delivered_per_s": delivered,
            "rival": {
                "what": "the same rows inserted bare, no order, no subscribers",
                "committed_per_s": bare,
            },
            "ratio": round(bare / committed, 2),
        },
        **{name: _part(name, runs) for name in PARTS},
    }


def _events() -> tuple[int, int]:
    from django.conf import settings  # noqa: PLC0415 -- after the setup
    from django.db import connection, transaction  # noqa: PLC0415

    from bazhua.infra.db.actors import Actor  # noqa: PLC0415
    from bazhua.infra.db.records import new_uid  # noqa: PLC0415
    from bazhua.infra.events.emission import Subject, emit  # noqa: PLC0415

    settings.EVENT_SUBSCRIPTIONS = f"{LISTENERS}.SUBSCRIPTIONS"
    kind = import_module(LISTENERS).KIND
    actor = Actor(uid=uuid5(NAMESPACE_URL, "bazhua:bench"), grants=(), rights={})

    @transaction.atomic
    def happen() -> None:
        at = datetime.now(UTC)
        emit(kind, Subject(new_uid(at), ".1.2.3.4.5."), actor=actor, at=at, data={"n": 1})

    def insert() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE)

    return _rate(happen), _rate(insert)


def _rate(once: Callable[[], object]) -> int:
    """Return how often a second something is done by all connections together."""
    from django.db import connection  # noqa: PLC0415 -- as above

    def work(_: int) -> int:
        until, done = monotonic() + LASTS_S, 0
        while monotonic() < until:
            once()
            done += 1
        connection.close()
        return done

    with ThreadPoolExecutor(HANDS) as pool:
        return round(sum(pool.map(work, range(HANDS))) / LASTS_S)


def _deliveries() -> int:
    """Return how many deliveries a second two workers do, of those that wait now."""
    from django.db import connection  # noqa: PLC0415 -- as above

    from bazhua.infra.events.delivery import deliver  # noqa: PLC0415

    def work(_: int) -> int:
        until, done = monotonic() + LASTS_S, 0
        while monotonic() < until and (tried := deliver(datetime.now(UTC))):
            done += tried
        connection.close()
        return done

    began = monotonic()
    with ThreadPoolExecutor(WORKERS) as pool:
        done = sum(pool.map(work, range(WORKERS)))
    return round(done / (monotonic() - began))


def _part(name: str, runs: int) -> dict[str, Any]:
    """Run another benchmark in a process of its own, on a database of its own."""
    command = [sys.executable, "-m", "bazhua.config", "bench", name, "--runs", str(runs)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 -- ours
    report: dict[str, Any] = json.loads(told.stdout)
    return {key: value for key, value in report.items() if key not in {"bench", "machine"}}
