"""An import from the upload to records, by two processes as `bazhua up` starts them."""

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import django

from bazhua.config.bench.timing import seconds
from bazhua.infra.db.actors import Actor

AT: Final = datetime(2026, 1, 5, tzinfo=UTC)
BUDGET_S: Final = 60.0
HANDS: Final = 2
PATIENCE_S: Final = 900.0
LOOK_EVERY_S: Final = 0.05


@contextmanager
def hands(actors: str) -> Iterator[None]:
    """Run the processes that do jobs.

    Args:
        actors: dotted name of what knows the clerk of the benchmark.
    """
    spawn = multiprocessing.get_context("spawn")
    started = [spawn.Process(target=_work, args=(actors,), daemon=True) for _ in range(HANDS)]
    for process in started:
        process.start()
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.join()


def imported(kind: str, data: bytes, *, rows: int, clerk: Actor) -> tuple[float, float]:
    """Return seconds to read and check a file, and seconds to take all its rows.

    Raises:
        RuntimeError: a row was not taken, or it takes too long.
    """
    from bazhua.infra.imports.models import Import  # noqa: PLC0415 -- models exist after the setup
    from bazhua.infra.imports.services import choose, upload  # noqa: PLC0415

    row = upload(kind, data, "bench.xlsx", actor=clerk, at=AT, again=True)
    read = seconds(lambda: _finished(row.job_uid))
    row = Import.objects.get(pk=row.pk)
    row = choose(row.uid, good_only=False, actor=clerk, at=AT, version=row.version)
    take = seconds(lambda: _finished(row.job_uid))
    taken = Import.objects.get(pk=row.pk).taken
    if taken != rows:
        raise RuntimeError(taken)
    return read, take


def _finished(uid: UUID) -> None:
    from bazhua.infra.jobs.core.states import OPEN  # noqa: PLC0415 -- as above
    from bazhua.infra.jobs.models import Job  # noqa: PLC0415

    until = time.monotonic() + PATIENCE_S
    while Job.objects.filter(uid=uid, state__in=[one.value for one in OPEN]).exists():
        if time.monotonic() > until:
            raise RuntimeError(uid)
        time.sleep(LOOK_EVERY_S)


def _work(actors: str) -> None:
    os.environ["PGAPPNAME"] = "bazhua jobs"
    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- settings exist after the setup

    from bazhua.infra.jobs.worker import work  # noqa: PLC0415

    settings.JOB_ACTORS = actors
    work(clock=lambda: datetime.now(UTC), at_once=1, dead_after_s=20)
