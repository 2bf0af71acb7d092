"""Ask for long work, and ask for its end."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.jobs.core.declaration import Arguments, sound
from bazhua.infra.jobs.core.refusals import JobOver
from bazhua.infra.jobs.core.states import ASKER, TABLE, Action, State
from bazhua.infra.jobs.kinds import kind_of
from bazhua.infra.jobs.models import Job
from bazhua.infra.jobs.queue import wake
from bazhua.infra.jobs.selectors import asked_job
from bazhua.kernel.errors import Forbidden


@transaction.atomic
def ask(kind: str, arguments: Arguments, *, actor: Actor, at: datetime) -> Job:
    """Ask for a job; it is there exactly if the transaction of the caller commits.

    Raises:
        UnknownJobKind: no part declares it.
        Forbidden: the actor has no grant for it.
    """
    declared = kind_of(kind)
    if not declared.allows(actor, at):
        raise Forbidden
    job = Job.objects.create(
        uid=new_uid(at),
        kind=kind,
        asked_by=actor.uid,
        arguments=sound(arguments),
        asked_at=at,
    )
    emit("job.asked", job, actor=actor, at=at, data={"kind": kind, "arguments": job.arguments})
    wake(job.uid)
    return job


@transaction.atomic
def cancel(uid: UUID, *, actor: Actor, at: datetime) -> Job:
    """Ask for the end of a job: at once while it waits, at its next checkpoint when it runs.

    Raises:
        NotFound: there is none, or somebody else asked for it.
        JobOver: it has ended; nothing changed.
    """
    asked_job(uid, actor=actor)
    job = Job.objects.select_for_update().get(uid=uid)
    if job.state == State.QUEUED:
        state = TABLE.step(State.QUEUED, Action.CANCEL, ASKER, None)
        ended = swap(job, version=job.version, state=state, ended_at=at, cancel_asked_at=at)
        told = {"kind": job.kind, "state": state, "result": "", "error": ""}
        emit("job.ended", ended, actor=actor, at=at, data=told)
        return ended
    if job.state != State.RUNNING:
        raise JobOver
    # No new version: the process that runs it goes on until it has read this.
    Job.objects.filter(pk=job.pk).update(cancel_asked_at=at)
    job.cancel_asked_at = at
    return job
