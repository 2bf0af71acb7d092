"""As whom a job acts, asked anew when it runs: a grant that has ended is not there any more."""

from datetime import datetime
from functools import cache
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.db.actors import Actor
from bazhua.infra.jobs.core.declaration import JobKind
from bazhua.infra.jobs.core.refusals import JobDenied


class Actors(Protocol):
    """Who there is, with the grants of this moment; `settings.JOB_ACTORS` names one."""

    def person(self, uid: UUID, at: datetime) -> Actor | None:
        """Return a person; none when he may not sign in any more."""

    def system(self, name: str, at: datetime) -> Actor | None:
        """Return a named actor of the platform; none when there is no such."""


class NoActors:
    """Knows nobody, so that every job is denied until sign-in names the persons."""

    def person(self, uid: UUID, at: datetime) -> None:
        """Return nobody."""
        del uid, at

    def system(self, name: str, at: datetime) -> None:
        """Return nobody."""
        del name, at


NO_ACTORS = NoActors()


def acting(kind: JobKind, asked_by: UUID, at: datetime) -> Actor:
    """Return the actor of a job.

    Raises:
        JobDenied: he is not known any more, or has no grant for this kind of job.
    """
    known = _actors(settings.JOB_ACTORS)
    actor = known.system(kind.system, at) if kind.system else known.person(asked_by, at)
    if actor is None or not kind.allows(actor, at):
        raise JobDenied
    return actor


@cache
def _actors(dotted: str) -> Actors:
    found: Actors = import_string(dotted)
    return found
