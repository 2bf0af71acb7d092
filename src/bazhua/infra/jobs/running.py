"""One run of a job: begin, act as its actor, end, or go back into the queue."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.jobs.acting import acting
from bazhua.infra.jobs.core.declaration import JobKind
from bazhua.infra.jobs.core.refusals import JobBroken
from bazhua.infra.jobs.core.states import OPEN, TABLE, WORKER, Action, State
from bazhua.infra.jobs.kinds import kind_of
from bazhua.infra.jobs.models import Job
from bazhua.infra.jobs.progress import Cancelled, Interrupted, Run, Superseded
from bazhua.kernel.errors import DomainError, StaleState
from bazhua.kernel.lexicon import sentence
from bazhua.kernel.words import Lang

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the process gives its jobs: its clock, and whether it has to stop."""

    clock: Callable[[], datetime]
    stopping: Callable[[], bool]


class Again(Exception):
    """The job is back in the queue and is to be run again after a wait."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait


def run(uid: UUID, surroundings: Surroundings) -> None:
    """Run a job to its end, unless it is over or another process has taken it.

    Raises:
        Again: it is to be tried again, after a failure or since the process has to stop.
    """
    try:
        row = _begun(uid, surroundings.clock())
        if row is not None:
            _work(row, surroundings)
    except Superseded:
        log.warning("job %s is run by another process", uid)


def _work(row: Job, surroundings: Surroundings) -> None:
    try:
        kind = kind_of(row.kind)
        _guard_tries(row, kind)
        actor = acting(kind, row.asked_by, surroundings.clock())
        run_ = Run(row, actor, surroundings.clock, surroundings.stopping)
        result = kind.code(run_)
        _end(row, Action.FINISH, surroundings.clock(), actor, result=result)
    except Cancelled:
        _end(row, Action.CANCEL, surroundings.clock())
    except Interrupted:
        _return(row, tries=row.tries - 1)
        raise Again(timedelta(0)) from None
    except DomainError as refusal:
        _fail(row, refusal, surroundings.clock())
    except Superseded:
        raise
    except Exception:
        log.exception("job %s (%s) failed", row.uid, row.kind)
        _retry(row, kind_of(row.kind), surroundings.clock())


def _begun(uid: UUID, at: datetime) -> Job | None:
    """Return the job as it is from now on, or none when it is over."""
    row = Job.objects.filter(uid=uid).first()
    if row is None or row.state not in OPEN:
        return None
    state = TABLE.step(State(row.state), Action.BEGIN, WORKER, None)
    started = row.started_at or at
    changes = {"state": state, "tries": row.tries + 1, "started_at": started, "told_at": at}
    _swap(row, **changes)
    # Read anew: until the swap a process that seemed dead may have got further.
    return Job.objects.get(pk=row.pk)


def _guard_tries(row: Job, kind: JobKind) -> None:
    if row.tries > kind.retry.most:
        raise JobBroken(row.tries - 1)


def _retry(row: Job, kind: JobKind, at: datetime) -> None:
    if row.tries >= kind.retry.most:
        _fail(row, JobBroken(row.tries), at)
        return
    _return(row, tries=row.tries)
    raise Again(kind.retry.wait_after(row.tries))


def _return(row: Job, *, tries: int) -> None:
    state = TABLE.step(State.RUNNING, Action.RETURN, WORKER, None)
    _swap(row, state=state, tries=tries)


def _fail(row: Job, refusal: DomainError, at: datetime) -> None:
    said = {lang.value: sentence(refusal, lang) for lang in Lang}
    _end(row, Action.FAIL, at, error=refusal.code, error_said=said)


@transaction.atomic
def _end(
    row: Job, action: Action, at: datetime, actor: Actor | None = None, **changes: Any
) -> None:
    state = TABLE.step(State.RUNNING, action, WORKER, None)
    ended = _swap(row, state=state, ended_at=at, **changes)
    by = actor or Actor(uid=row.asked_by, grants=(), rights={})
    told = {"kind": row.kind, "state": state, "result": ended.result, "error": ended.error}
    emit("job.ended", ended, actor=by, at=at, data=told)


def _swap(row: Job, **changes: Any) -> Job:
    try:
        return swap(row, version=row.version, **changes)
    except StaleState:
        raise Superseded from None
