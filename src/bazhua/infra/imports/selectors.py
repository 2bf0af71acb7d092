"""Imports as their asker sees them; nobody else learns that they exist."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.imports.models import Import, StagedRow
from bazhua.infra.jobs.core.states import OPEN
from bazhua.infra.jobs.models import Job
from bazhua.kernel.errors import NotFound

MOST: int = 50


def own_import(uid: UUID, *, actor: Actor) -> Import:
    """Return an import that an actor asked for.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    found = Import.objects.filter(uid=uid, asked_by=actor.uid).first()
    if found is None or actor.uid == NOBODY.uid:
        raise NotFound
    return found


def own_imports(actor: Actor, *, limit: int = MOST) -> list[Import]:
    """Return what an actor has imported, the latest first."""
    return list(Import.objects.filter(asked_by=actor.uid).order_by("-id")[:limit])


def job_of(row: Import) -> Job | None:
    """Return the job that works for an import, or did last."""
    return Job.objects.filter(uid=row.job_uid).first()


def is_busy(row: Import) -> bool:
    """Return whether a job is still at it."""
    return Job.objects.filter(uid=row.job_uid, state__in=[one.value for one in OPEN]).exists()


def bad_rows(row: Import, *, after: int = 0, limit: int | None = MOST) -> QuerySet[StagedRow]:
    """Return the rows with errors below a row of the file, in the order of the file."""
    found = StagedRow.objects.filter(owner=row, bad=True, number__gt=after).order_by("number")
    return found if limit is None else found[:limit]


def good_number(row: Import) -> int:
    """Return how many rows are good."""
    return StagedRow.objects.filter(owner=row, bad=False).count()


def each_bad_row(row: Import, most: int) -> Iterator[StagedRow]:
    """Yield rows with errors without holding them all."""
    yield from bad_rows(row, limit=most).iterator(chunk_size=1_000)
