"""The process that runs jobs: takes them when they are asked for, and those of dead processes."""

import asyncio
import gc
import logging
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from threading import Event
from typing import Final

from procrastinate.connector import BaseAsyncConnector
from procrastinate.contrib.django import DjangoApp
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued

from bazhua.infra.jobs.queue import SURROUNDINGS, app_on, deferred
from bazhua.infra.jobs.running import Surroundings

log = logging.getLogger(__name__)

BEATS: Final = 4
"""Heartbeats in the time after which a process counts as dead."""

GARBAGE_AFTER: Final = 50_000
"""New objects after which those that hold each other are looked for."""

LOST: Final = """
SELECT uid::text FROM jobs_job
WHERE state IN ('queued', 'running') AND NOT EXISTS (
    SELECT FROM procrastinate_jobs
    WHERE status IN ('todo', 'doing') AND args ->> 'uid' = jobs_job.uid::text
)
"""
"""Jobs that nothing will wake: the queue's row is gone."""


def work(*, clock: Callable[[], datetime], at_once: int, dead_after_s: float) -> None:
    """Run jobs until SIGTERM or SIGINT; running ones go back into the queue at a checkpoint.

    It has its process to itself.

    Args:
        at_once: jobs that this process runs at a time.
        dead_after_s: a process silent for so long is dead; its jobs are begun again.
    """
    gc.freeze()  # what is there now stays
    gc.set_threshold(GARBAGE_AFTER)  # a batch makes much that is not garbage
    connector: BaseAsyncConnector = DjangoConnector().get_worker_connector()
    asyncio.run(_work(app_on(connector), clock, at_once, dead_after_s))


async def _work(
    app: DjangoApp, clock: Callable[[], datetime], at_once: int, dead_after_s: float
) -> None:
    stopping = Event()
    loop = asyncio.get_running_loop()
    async with app.open_async():
        running = asyncio.create_task(
            app.run_worker_async(
                name="jobs",
                concurrency=at_once,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=dead_after_s / BEATS,
                stalled_worker_timeout=dead_after_s,
                additional_context={SURROUNDINGS: Surroundings(clock, stopping.is_set)},
            )
        )
        rescuing = asyncio.create_task(_rescue(app, dead_after_s))

        def stop() -> None:
            stopping.set()
            running.cancel()

        for asked in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(asked, stop)
        done, _ = await asyncio.wait({running, rescuing}, return_when=asyncio.FIRST_COMPLETED)
        rescuing.cancel()
        running.cancel()
        await asyncio.gather(running, rescuing, return_exceptions=True)
    for ended in done:
        if not ended.cancelled() and not stopping.is_set():
            ended.result()


async def _rescue(app: DjangoApp, dead_after_s: float) -> None:
    while True:
        lost = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=dead_after_s)
        for queued in lost:
            log.warning("job %s is begun again: its process is silent", queued.task_kwargs)
            await app.job_manager.retry_job(queued)
        for row in await app.connector.execute_query_all_async(LOST):
            with suppress(AlreadyEnqueued):  # another process was quicker
                await deferred(app, row["uid"]).defer_async(uid=row["uid"])
        await asyncio.sleep(dead_after_s / BEATS)
