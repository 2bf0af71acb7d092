"""Deletes what time is over for, and bytes that no row refers to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Exists, OuterRef

from bazhua.infra.db.actors import Actor
from bazhua.infra.files.configured import store
from bazhua.infra.files.models import FileHold, StoredFile, Upload
from bazhua.infra.files.services import erase_file, lock
from bazhua.infra.files.uploads import TIME_TO_FINISH, draft_of

DRAFT_LIVES: Final = 2 * TIME_TO_FINISH
"""Longer than any upload may take, so that no draft in use is so old."""

BATCH: Final = 200
SWEEPER: Final = Actor(uid=uuid5(NAMESPACE_URL, "bazhua:files"), grants=(), rights={})


@dataclass(frozen=True, slots=True)
class Swept:
    """How many of each a sweep deleted."""

    uploads: int
    files: int
    drafts: int
    orphans: int


def sweep(at: datetime) -> Swept:
    """Delete what nobody may keep; any number of processes may do this at once.

    Uploads whose time is over; files whose records need them no longer and that nothing holds;
    drafts that calls left which died; bytes in the store that no row refers to.
    """
    uploads = sum(iter(lambda: _late_uploads(at), 0))
    files = sum(iter(lambda: _late_files(at), 0))
    keeper = store()
    drafts = [draft for draft in keeper.drafts.iterdir() if _is_old(draft.stat().st_mtime, at)]
    for draft in drafts:
        draft.unlink(missing_ok=True)
    orphans = sum(_removed(sha256) for sha256 in orphaned(keeper.kept()))
    return Swept(uploads=uploads, files=files, drafts=len(drafts), orphans=orphans)


def orphaned(kept: Iterator[str]) -> Iterator[str]:
    """Yield those hashes that no row refers to."""
    while batch := list(islice(kept, BATCH)):
        yield from sorted(set(batch) - referred(batch))


def referred(hashes: Iterable[str]) -> set[str]:
    """Return those hashes that rows refer to."""
    wanted = list(hashes)
    live = StoredFile.objects.filter(erased_at=None)
    given = live.filter(sha256__in=wanted).values_list("sha256", flat=True)
    shown = live.filter(shown_sha256__in=wanted).values_list("shown_sha256", flat=True)
    return set(given.union(shown))


@transaction.atomic
def _late_uploads(at: datetime) -> int:
    late = Upload.objects.select_for_update(skip_locked=True).filter(until__lte=at)
    uploads = list(late.order_by("until", "pk")[:BATCH])
    for upload in uploads:
        draft_of(upload).unlink(missing_ok=True)
        upload.delete()
    return len(uploads)


@transaction.atomic
def _late_files(at: datetime) -> int:
    held = FileHold.objects.filter(file=OuterRef("pk"), released_at=None)
    late = StoredFile.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        ~Exists(held), erased_at=None, keep_until__lte=at
    )
    files = list(late.order_by("keep_until", "pk")[:BATCH])
    for file in files:
        erase_file(file.uid, version=file.version, actor=SWEEPER, at=at)
    return len(files)


def _is_old(modified_s: float, at: datetime) -> bool:
    return modified_s < (at - DRAFT_LIVES).timestamp()


@transaction.atomic
def _removed(sha256: str) -> bool:
    # Whoever keeps the same bytes just now holds this lock until his row is committed.
    lock(sha256)
    if referred([sha256]):
        return False
    store().remove(sha256)
    return True
