"""What the code of a job holds while it runs: who acts, how far it is, and whether to stop."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.infra.jobs.core.states import State
from bazhua.infra.jobs.models import Job
from bazhua.kernel.words import Word

LEAST_GAP_S: Final = 0.5
"""Progress is written at most twice a second."""


class Cancelled(Exception):
    """The asker wants it to end."""


class Interrupted(Exception):
    """The process has to stop; another goes on where this one was."""


class Superseded(Exception):
    """Another process has taken the job over, since this one seemed dead; nothing more counts."""


class Run:
    """One run of a job.

    Attributes:
        arguments: as they were given at the asking.
        actor: acts in everything the job does.
        reached: what the last `step` wrote, also of an earlier run; none at first.
    """

    def __init__(
        self, row: Job, actor: Actor, clock: Callable[[], datetime], stopping: Callable[[], bool]
    ) -> None:
        self.uid = row.uid
        self.arguments: dict[str, Any] = row.arguments
        self.actor = actor
        self.reached: Any = row.reached
        self.done = row.done
        self._row = row
        self._clock = clock
        self._stopping = stopping
        self._told_s = float("-inf")

    @property
    def at(self) -> datetime:
        """Now, as the worker's clock says."""
        return self._clock()

    def tell(
        self, done: int | None = None, *, total: int | None = None, phase: Word | None = None
    ) -> None:
        """Say how far it is; a checkpoint. Written at most twice a second, a new phase at once.

        Raises:
            Cancelled: the asker wants it to end.
            Interrupted: the process has to stop.
            Superseded: another process runs the job.
        """
        if self._stopping():
            raise Interrupted
        changes: dict[str, Any] = {}
        if done is not None:
            changes["done"] = self.done = done
        if total is not None:
            changes["total"] = total
        if phase is not None:
            changes["phase"] = {"zh": phase.zh, "en": phase.en}
        if phase is not None or total is not None or self._is_time():
            self._write(changes)
            self._told_s = time.monotonic()
            if Job.objects.filter(pk=self._row.pk, cancel_asked_at__isnull=False).exists():
                raise Cancelled

    @contextmanager
    def step(self, reached: Any, *, done: int | None = None) -> Iterator[None]:
        """Do a step's effects and note how far it is in one transaction: each happens once.

        Args:
            reached: JSON value; the run after a crash finds it in ``reached``.

        Raises:
            Cancelled, Interrupted, Superseded: as `tell`; nothing of the step has happened.
        """
        self.tell()
        with transaction.atomic():
            yield
            counted = {} if done is None else {"done": done}
            self._write({"reached": reached, **counted})
        self.reached = reached
        self.done = self.done if done is None else done

    def _is_time(self) -> bool:
        return time.monotonic() - self._told_s >= LEAST_GAP_S

    def _write(self, changes: dict[str, Any]) -> None:
        mine: QuerySet[Job] = Job.objects.filter(
            pk=self._row.pk, version=self._row.version, state=State.RUNNING
        )
        if not mine.update(**changes, told_at=self.at):
            raise Superseded
