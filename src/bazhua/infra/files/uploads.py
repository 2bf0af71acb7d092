"""A file that arrives in pieces: what was taken is on the disk, whatever dies meanwhile."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.files.configured import limits, store
from bazhua.infra.files.core.kinds import HEAD_BYTES, LEAST_HEAD, TAKEN, possible
from bazhua.infra.files.core.limits import MIB
from bazhua.infra.files.core.names import plain_name
from bazhua.infra.files.core.refusals import (
    ContentRefused,
    FileKindRefused,
    FileTooLarge,
    PieceDamaged,
    PieceTooLarge,
    UploadOver,
    UploadTaken,
    WrongHash,
    WrongOffset,
)
from bazhua.infra.files.core.store import FILE_MODE, sha256_of, sync
from bazhua.infra.files.models import StoredFile, Upload
from bazhua.infra.files.quotas import lock_giver, refuse_beyond_quota
from bazhua.infra.files.services import Given, erase_file, keep_file
from bazhua.kernel.errors import NotFound, OutOfRange
from bazhua.kernel.words import Phrase, say

TIME_TO_FINISH: Final = timedelta(days=7)
LARGEST_PIECE: Final = 8 * MIB
HEX_DIGITS: Final = frozenset("0123456789abcdef")


class Algorithm(StrEnum):
    """How the checksum of a piece is taken; the protocol demands the first."""

    SHA1 = "sha1"
    SHA256 = "sha256"


@dataclass(frozen=True, slots=True)
class Announced:
    """What a sender says about a file before he sends it.

    Attributes:
        sha256: in hex; empty when he does not know it.
        uid: of the file to be, when a record that was filled in offline names it already.
        metadata: all of this as he said it.
    """

    name: str
    size: int
    sha256: str = ""
    uid: UUID | None = None
    metadata: str = ""


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the bytes of a piece must hash to."""

    algorithm: Algorithm
    digest: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of a file from an offset."""

    offset: int
    content: bytes = field(repr=False)
    checksum: Checksum | None = None


@transaction.atomic
def begin_upload(announced: Announced, *, actor: Actor, at: datetime) -> Upload:
    """Open an upload, or return the same one as it stands.

    It is the same when its ``uid``, or its hash, size and name were announced before by the same
    person and its time is not over.

    Raises:
        FileTooLarge: no kind of file may be so large.
        GivingRefused, QuotaReached, StorageLow: not this person, not so much, not now.
        OutOfRange: the size or the hash cannot be right.
        UploadTaken: the ``uid`` is in use by another person or for another file.
    """
    _check(announced)
    lock_giver(actor, at=at)
    values = {
        "owner": actor.uid,
        "name": plain_name(announced.name),
        "size": announced.size,
        "sha256": announced.sha256,
    }
    standing = _standing(announced, values, actor, at)
    if standing is not None:
        return standing
    refuse_beyond_quota(announced.size, actor=actor, at=at)
    upload, is_new = Upload.objects.get_or_create(
        uid=announced.uid or new_uid(at),
        defaults={
            "metadata": announced.metadata,
            "since": at,
            "until": at + TIME_TO_FINISH,
            **values,
        },
    )
    if not is_new:
        raise UploadTaken(upload.uid)
    return upload


def _check(announced: Announced) -> None:
    if announced.sha256 and not _is_sha256(announced.sha256):
        problem = say("应为 64 位小写十六进制", "64 lower-case hex digits")
        raise OutOfRange("sha256", announced.sha256, problem)
    if announced.size < 1:
        raise OutOfRange("Upload-Length", announced.size, say("至少 1 字节", "at least 1 byte"))
    if announced.size > limits().largest:
        raise FileTooLarge("Upload-Length", announced.size, limits().largest)


def _is_sha256(text: str) -> bool:
    return len(text) == 2 * hashlib.sha256().digest_size and set(text) <= HEX_DIGITS


def _standing(
    announced: Announced, values: Mapping[str, object], actor: Actor, at: datetime
) -> Upload | None:
    if announced.uid is None:
        return _same_content(values, at) if announced.sha256 else None
    upload = Upload.objects.filter(uid=announced.uid).first()
    if upload is None:
        if StoredFile.objects.filter(uid=announced.uid).exists():
            raise UploadTaken(announced.uid)
        return None
    if any(getattr(upload, name) != value for name, value in values.items()):
        raise UploadTaken(announced.uid)
    if at >= upload.until and upload.received < upload.size:
        _drop(upload.uid, actor, at)
        return None
    return upload


def _same_content(values: Mapping[str, object], at: datetime) -> Upload | None:
    there = StoredFile.objects.filter(uid=OuterRef("uid"), erased_at=None)
    same = Upload.objects.filter(Exists(there) | Q(received__lt=F("size")), until__gt=at, **values)
    return same.order_by("pk").last()


def append_piece(upload_uid: UUID, piece: Piece, *, actor: Actor, at: datetime) -> Upload:
    """Take the next bytes; they are on the disk when this returns. The last make the file.

    The file is kept in the transaction of its last piece, so a complete upload is a file. A file
    that is not taken is refused with its last piece, what begins wrong with its first; the upload
    is over then.

    Raises:
        ContentRefused: one of its kinds says why the file is not taken.
        NotFound: the actor has no such upload.
        OutOfRange: the piece goes past the announced size.
        PieceDamaged: the bytes were damaged on their way.
        PieceTooLarge: it is larger than is taken at once.
        UploadOver: it took too long or its bytes are lost.
        WrongOffset: they do not begin where the upload stands.
    """
    if len(piece.content) > LARGEST_PIECE:
        raise PieceTooLarge(len(piece.content), LARGEST_PIECE)
    _refuse_damaged(piece)
    try:
        return _append(upload_uid, piece, actor=actor, at=at)
    except ContentRefused:
        _drop(upload_uid, actor, at)
        raise


def _refuse_damaged(piece: Piece) -> None:
    if piece.checksum is None:
        return
    algorithm = piece.checksum.algorithm
    # SHA-1 finds what a bad line did, as the protocol demands; nothing is believed for it.
    found = hashlib.new(algorithm, piece.content, usedforsecurity=False).digest()
    if found != piece.checksum.digest:
        raise PieceDamaged(algorithm, len(piece.content))


@transaction.atomic
def _append(upload_uid: UUID, piece: Piece, *, actor: Actor, at: datetime) -> Upload:
    upload = _owned(upload_uid, actor, at)
    if piece.offset != upload.received:
        raise WrongOffset(piece.offset, upload.received)
    end = piece.offset + len(piece.content)
    if end > upload.size:
        raise OutOfRange("Content-Length", end, _at_most(upload.size))
    if not piece.content:
        return upload
    if piece.offset == 0 and len(piece.content) >= LEAST_HEAD:
        _refuse_beginning(upload, piece.content[:HEAD_BYTES])
    _write(draft_of(upload), piece)
    if end == upload.size:
        _finish(upload, actor, at)
    return swap(upload, version=upload.version, received=end)


def _refuse_beginning(upload: Upload, head: bytes) -> None:
    """Refuse what cannot become a file that is taken, before all of it is sent."""
    kinds = possible(head)
    if not kinds:
        raise FileKindRefused(upload.name, TAKEN)
    most = max(limits().bytes_of(kind) for kind in kinds)
    if upload.size > most:
        raise FileTooLarge("Upload-Length", upload.size, most)


def _finish(upload: Upload, actor: Actor, at: datetime) -> None:
    draft = draft_of(upload)
    found = sha256_of(draft)
    if upload.sha256 and found != upload.sha256:
        raise WrongHash(upload.sha256, found)
    copy = store().draft()
    copy.unlink()
    # A link, so that a transaction that fails after this leaves the upload whole.
    copy.hardlink_to(draft)
    keep_file(Given(upload.uid, copy, upload.name), actor=actor, at=at)
    transaction.on_commit(lambda: draft.unlink(missing_ok=True))


@transaction.atomic
def upload_of(upload_uid: UUID, *, actor: Actor, at: datetime) -> Upload:
    """Return an upload as it stands.

    Raises:
        NotFound: the actor has no such upload.
        UploadOver: it took too long or its bytes are lost.
    """
    return _owned(upload_uid, actor, at)


@transaction.atomic
def abandon_upload(upload_uid: UUID, *, actor: Actor, at: datetime) -> None:
    """Give an upload up and delete its bytes; a complete one only while no record has its file.

    Raises:
        FileHeld: its file belongs to a record or is held.
        NotFound: the actor has no such upload.
    """
    if not _drop(upload_uid, actor, at):
        raise NotFound


@transaction.atomic
def _drop(upload_uid: UUID, actor: Actor, at: datetime) -> bool:
    upload = Upload.objects.select_for_update().filter(uid=upload_uid, owner=actor.uid).first()
    if upload is None:
        return False
    file = StoredFile.objects.filter(uid=upload_uid, erased_at=None).first()
    if file is not None:
        erase_file(upload_uid, version=file.version, actor=actor, at=at)
    draft = draft_of(upload)
    transaction.on_commit(lambda: draft.unlink(missing_ok=True))
    upload.delete()
    return True


def draft_of(upload: Upload) -> Path:
    """Return where the bytes of an upload lie until it is complete."""
    return store().drafts / f"{upload.uid}.upload"


def _owned(upload_uid: UUID, actor: Actor, at: datetime) -> Upload:
    upload = Upload.objects.select_for_update().filter(uid=upload_uid, owner=actor.uid).first()
    if upload is None:
        raise NotFound
    is_complete = upload.received == upload.size
    if at >= upload.until or not (is_complete or _lies(draft_of(upload), upload.received)):
        raise UploadOver(upload.until)
    return upload


def _lies(draft: Path, received: int) -> bool:
    """Tell whether what was received is there; a restored backup may have rows without drafts."""
    return received == 0 or (draft.is_file() and draft.stat().st_size >= received)


def _at_most(size: int) -> Phrase:
    return say("至多 {most} 字节", "at most {most} bytes", most=size)


def _write(path: Path, piece: Piece) -> None:
    new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
    with os.fdopen(descriptor, "r+b") as file:
        # What lies beyond was written by a call that never came to its end.
        file.truncate(piece.offset)
        file.seek(piece.offset)
        file.write(piece.content)
        file.flush()
        os.fsync(file.fileno())
    if new:
        sync(path.parent)
