"""Upload a table, choose what of it is taken, or give it up."""

from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.imports.core.declaration import ImportKind
from bazhua.infra.imports.core.refusals import (
    AllOrNone,
    ImportBusy,
    NothingToImport,
    RowsWrong,
    SameFile,
)
from bazhua.infra.imports.core.states import ASKER, TABLE, Action, State
from bazhua.infra.imports.files import LIMITS, files
from bazhua.infra.imports.kinds import kind_of
from bazhua.infra.imports.models import Import
from bazhua.infra.imports.selectors import is_busy, own_import
from bazhua.infra.jobs.services import ask
from bazhua.infra.workbook.guard import too_large
from bazhua.infra.workbook.refusals import TableRefused
from bazhua.kernel.errors import Forbidden

READ: Final = "imports.read"
TAKE: Final = "imports.take"
ASSIST: Final = "imports.assist"
LONGEST_NAME: Final = 200
FORGOTTEN: Final = (State.REFUSED, State.DROPPED)
"""A file that came to nothing may come again without a question."""


def allowed(kind: ImportKind, actor: Actor, at: datetime) -> bool:
    """Return whether an actor may import records of a kind."""
    return bool(actor.granted(*kind.right, at))


@transaction.atomic
def upload(
    kind: str, data: bytes, name: str, *, actor: Actor, at: datetime, again: bool = False
) -> Import:
    """Keep a table and ask for the job that reads it; nothing is taken yet.

    Args:
        name: of the file.
        again: the asker knows that the same file was uploaded before.

    Raises:
        UnknownImport: no part declares the kind.
        Forbidden: the actor has no grant for it.
        TableRefused: the file is too large.
        SameFile: it was uploaded before; nothing is kept.
    """
    declared = kind_of(kind)
    if not allowed(declared, actor, at):
        raise Forbidden
    if len(data) > LIMITS.most_bytes:
        raise TableRefused(too_large(LIMITS))
    digest = sha256(data).hexdigest()
    if not again:
        _guard_same(kind, digest)
    uid = new_uid(at)
    row = Import.objects.create(
        uid=uid,
        kind=kind,
        job_uid=_job(READ, uid, actor, at),
        asked_by=actor.uid,
        asked_at=at,
        file_name=_storable(name),
        file_sha256=digest,
        file_ref=files().keep(data),
    )
    emit("import.uploaded", row, actor=actor, at=at, data={"kind": kind, "sha256": digest})
    return row


def _guard_same(kind: str, digest: str) -> None:
    earlier = Import.objects.filter(kind=kind, file_sha256=digest).exclude(state__in=FORGOTTEN)
    found = earlier.order_by("-id").first()
    if found is not None:
        raise SameFile(found.asked_at)


def _storable(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)[-LONGEST_NAME:]


@transaction.atomic
def choose(uid: UUID, *, good_only: bool, actor: Actor, at: datetime, version: int) -> Import:
    """Ask for the job that takes the rows: all, or the good ones alone; many by two jobs.

    Raises:
        NotFound: there is no such import, or it is somebody else's.
        Forbidden: the actor has no grant for it any more.
        StaleState: it moved meanwhile.
        TransitionRefused: it does not wait for a choice.
        ImportBusy: a job is still at it.
        RowsWrong: rows are wrong and the good ones alone were not asked for.
        AllOrNone: rows are wrong, and a table of this kind is taken as a whole.
        NothingToImport: no good row is left.
    """
    row = own_import(uid, actor=actor)
    if not allowed(kind_of(row.kind), actor, at):
        raise Forbidden
    state = TABLE.step(State(row.state), Action.CHOOSE, ASKER, None)
    if is_busy(row):
        raise ImportBusy
    if row.good < row.rows and kind_of(row.kind).whole:
        raise AllOrNone(row.rows - row.good)
    if row.good < row.rows and not good_only:
        raise RowsWrong(row.rows - row.good)
    if row.good == row.taken:
        raise NothingToImport
    job = _job(TAKE, uid, actor, at)
    row = swap(row, version=version, state=state, job_uid=job, refusal="", refusal_said={})
    left = row.good - row.taken
    if (batch := kind_of(row.kind).batch) and left > batch:
        _job(ASSIST, uid, actor, at)
    told = {"kind": row.kind, "good_only": good_only, "rows": left}
    emit("import.chosen", row, actor=actor, at=at, data=told)
    return row


@transaction.atomic
def drop(uid: UUID, *, actor: Actor, at: datetime, version: int) -> Import:
    """Give an import up; rows that were taken stay taken.

    Raises:
        NotFound: there is no such import, or it is somebody else's.
        StaleState: it moved meanwhile.
        TransitionRefused: it has ended, or its rows are being taken.
        ImportBusy: a job is still at it.
    """
    row = own_import(uid, actor=actor)
    state = TABLE.step(State(row.state), Action.DROP, ASKER, None)
    if is_busy(row):
        raise ImportBusy
    row = swap(row, version=version, state=state, ended_at=at)
    emit("import.dropped", row, actor=actor, at=at, data={"kind": row.kind, "taken": row.taken})
    return row


def _job(kind: str, uid: UUID, actor: Actor, at: datetime) -> UUID:
    return ask(kind, {"import": str(uid)}, actor=actor, at=at).uid
