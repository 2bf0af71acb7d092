"""Keeping a file, making it part of a record, holding it, erasing it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.files.access import Sight, gates, visible_file
from bazhua.infra.files.configured import limits, store
from bazhua.infra.files.core.kinds import BOXED, FAMILIES, TAKEN, Family, Kind, sniff
from bazhua.infra.files.core.limits import Limits
from bazhua.infra.files.core.names import plain_name
from bazhua.infra.files.core.pictures import shown_copy
from bazhua.infra.files.core.refusals import FileHeld, FileKindRefused, FileTooLarge
from bazhua.infra.files.core.store import sha256_of
from bazhua.infra.files.core.veils import TooManyNotes, Veil, veils_of
from bazhua.infra.files.models import Attachment, FileHold, StoredFile
from bazhua.kernel.errors import Forbidden, MissingKey, NotFound, StaleState
from bazhua.kernel.words import say

LOCK_DIGITS: Final = 15
"""Hex digits of a hash that name its lock: 60 bits, a positive bigint."""

UNATTACHED_LIVES: Final = timedelta(days=30)
"""A file that no record took within this time is deleted."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file that somebody gives.

    Attributes:
        uid: the file's, from then on.
        draft: its bytes, in the store's folder of drafts.
        name: what the sender calls it.
    """

    uid: UUID
    draft: Path
    name: str


@transaction.atomic
def keep_file(given: Given, *, actor: Actor, at: datetime) -> StoredFile:
    """Keep a file as it was given, and a copy to show if it is a picture.

    The draft is used up, also by a refusal. The hash goes into the event and so into the ledger.

    Raises:
        FileKindRefused: its bytes are of no kind that is taken.
        FileTooLarge: it is larger than its kind may be.
        PictureRefused: it is damaged or unpacks to too much.
    """
    keeper, most = store(), limits()
    drafts = [given.draft]
    try:
        kind, size = _accepted(given, most)
        veils = _veils(given, kind)
        if FAMILIES[kind] is Family.IMAGE:
            drafts.append(keeper.draft(shown_copy(given.draft, kind, given.name, most)))
        hashes = [sha256_of(draft) for draft in drafts]
        for sha256 in sorted(hashes):
            lock(sha256)
        for draft, sha256 in zip(drafts, hashes, strict=True):
            keeper.put(draft, sha256)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
    row = StoredFile(
        uid=given.uid,
        sha256=hashes[0],
        size=size,
        kind=kind.value,
        name=plain_name(given.name),
        shown_sha256="".join(hashes[1:]),
        veils=veils,
        given_by=actor.uid,
        given_at=at,
        keep_until=at + UNATTACHED_LIVES,
    )
    row.save(force_insert=True)
    told = {"sha256": row.sha256, "size": row.size, "kind": row.kind, "shown": row.shown_sha256}
    emit("file.sealed", row, actor=actor, at=at, data=told)
    return row


def keep_sent(chunks: Iterable[bytes], name: str, *, actor: Actor, at: datetime) -> StoredFile:
    """Keep a file that came with a form, as `keep_file` does.

    Raises:
        DomainError: as `keep_file`.
    """
    draft = store().draft()
    try:
        with draft.open("wb") as file:
            file.writelines(chunks)
        return keep_file(Given(new_uid(at), draft, name), actor=actor, at=at)
    finally:
        draft.unlink(missing_ok=True)


def _accepted(given: Given, most: Limits) -> tuple[Kind, int]:
    kind = sniff(given.draft)
    if kind is None:
        raise FileKindRefused(given.name, TAKEN)
    size = given.draft.stat().st_size
    if size > most.bytes_of(kind):
        raise FileTooLarge("file", size, most.bytes_of(kind))
    return kind, size


def _veils(given: Given, kind: Kind) -> tuple[Veil, ...]:
    try:
        return veils_of(given.draft) if kind in BOXED else ()
    except TooManyNotes as exc:
        raise FileKindRefused(given.name, TAKEN) from exc


def lock(sha256: str) -> None:
    """Wait for, and then be, the only transaction that keeps or sweeps these bytes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(sha256[:LOCK_DIGITS], 16)])


@dataclass(frozen=True, slots=True)
class Belonging:
    """The record that a file becomes part of.

    Attributes:
        record_kind: one of the gates.
        keep_until: how long the record needs the file; none is for ever.
    """

    record_kind: str
    record_uid: UUID
    keep_until: datetime | None = None


@transaction.atomic
def attach_file(file_uid: UUID, belonging: Belonging, *, actor: Actor, at: datetime) -> Attachment:
    """Make a file part of a record, whose gate decides from then on who sees it.

    The same again is the same attachment, for as long as it was first needed.

    Raises:
        Forbidden: the actor sees only the copy that is shown, so he cannot pass on the original.
        NotFound: there is no such file, or the actor does not see it.
        ValueError: no gate guards this kind of record.
    """
    if belonging.record_kind not in gates():
        raise ValueError(belonging.record_kind)
    file = _locked(file_uid)
    same = {"record_kind": belonging.record_kind, "record_uid": belonging.record_uid}
    standing = Attachment.objects.filter(file=file, detached_at=None, **same).first()
    if standing is not None and standing.attached_by == actor.uid:
        return standing
    _, sight = visible_file(file_uid, actor=actor, at=at)
    if sight < Sight.ORIGINAL:
        raise Forbidden
    if standing is not None:
        return standing
    attachment = Attachment(
        uid=new_uid(at),
        file=file,
        keep_until=belonging.keep_until,
        attached_by=actor.uid,
        attached_at=at,
        **same,
    )
    attachment.save(force_insert=True)
    _keep_as_long_as_needed(file, at)
    emit("file.attached", file, actor=actor, at=at, data=same)
    return attachment


@transaction.atomic
def detach_file(attachment: Attachment, *, version: int, actor: Actor, at: datetime) -> Attachment:
    """End that a file is part of a record; it is kept as long as other records need it.

    Raises:
        StaleState: it has ended already.
    """
    if attachment.detached_at is not None:
        raise StaleState
    file = _locked(attachment.file.uid)
    detached = swap(attachment, version=version, detached_at=at)
    _keep_as_long_as_needed(file, at)
    data = {"record_kind": attachment.record_kind, "record_uid": attachment.record_uid}
    emit("file.detached", file, actor=actor, at=at, data=data)
    return detached


def _keep_as_long_as_needed(file: StoredFile, at: datetime) -> None:
    needs = list(
        Attachment.objects.filter(file=file, detached_at=None).values_list("keep_until", flat=True)
    )
    dated = [need for need in needs if need is not None]
    until = None if len(dated) < len(needs) else max(dated, default=at + UNATTACHED_LIVES)
    swap(file, version=file.version, keep_until=until)


@transaction.atomic
def hold_file(file_uid: UUID, ground: str, *, actor: Actor, at: datetime) -> FileHold:
    """Forbid the deletion of a file; the same ground again is the same hold.

    Args:
        ground: why, as the number of a case or a paper; it is in the ledger, so name no person.

    Raises:
        MissingKey: no ground is given.
        NotFound: there is no such file, or it is erased.
    """
    if not ground.strip():
        raise MissingKey("ground")
    file = _locked(file_uid)
    standing = FileHold.objects.filter(file=file, ground=ground, released_at=None).first()
    if standing is not None:
        return standing
    hold = FileHold(uid=new_uid(at), file=file, ground=ground, since=at)
    hold.save(force_insert=True)
    emit("file.held", file, actor=actor, at=at, data={"ground": ground})
    return hold


@transaction.atomic
def release_file(hold: FileHold, *, version: int, actor: Actor, at: datetime) -> FileHold:
    """End a hold.

    Raises:
        StaleState: it has ended already.
    """
    if hold.released_at is not None:
        raise StaleState
    released = swap(hold, version=version, released_at=at)
    emit("file.released", hold.file, actor=actor, at=at, data={"ground": hold.ground})
    return released


@transaction.atomic
def erase_file(file_uid: UUID, *, version: int, actor: Actor, at: datetime) -> StoredFile:
    """Let the bytes of a file be deleted; its row and its hash stay.

    A file that never belonged to a record may be erased at any time.

    Raises:
        FileHeld: a hold stands, or it must be kept longer.
        NotFound: there is no such file, or it is erased.
        StaleState: it changed meanwhile.
    """
    file = _locked(file_uid)
    _refuse_held(file)
    if Attachment.objects.filter(file=file).exists():
        _refuse_early(file, at)
    erased = swap(file, version=version, erased_at=at, name="")
    emit("file.erased", file, actor=actor, at=at, data={"sha256": file.sha256})
    return erased


def _locked(file_uid: UUID) -> StoredFile:
    file = StoredFile.objects.select_for_update().filter(uid=file_uid, erased_at=None).first()
    if file is None:
        raise NotFound
    return file


def _refuse_held(file: StoredFile) -> None:
    standing = FileHold.objects.filter(file=file, released_at=None).order_by("since", "id")
    grounds = ", ".join(standing.values_list("ground", flat=True))
    if grounds:
        zh, en = "保全依据 {grounds}；须先解除保全", "held by {grounds}; release the hold first"
        raise FileHeld(say(zh, en, grounds=grounds))


def _refuse_early(file: StoredFile, at: datetime) -> None:
    if file.keep_until is None:
        zh, en = "它属于永久保存的记录", "it belongs to a record that is kept for ever"
        raise FileHeld(say(zh, en))
    if at < file.keep_until:
        zh, en = "保存期至 {until}；期满后再删除", "to be kept until {until}; delete it then"
        raise FileHeld(say(zh, en, until=file.keep_until))
