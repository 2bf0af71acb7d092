"""Jobs as their asker sees them; nobody else learns that they exist."""

from uuid import UUID

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.jobs.models import Job
from bazhua.kernel.errors import NotFound


def asked_job(uid: UUID, *, actor: Actor) -> Job:
    """Return a job that an actor asked for.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    found = Job.objects.filter(uid=uid, asked_by=actor.uid).first()
    if found is None or actor.uid == NOBODY.uid:
        raise NotFound
    return found
