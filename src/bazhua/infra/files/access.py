"""Who sees a file: the record it belongs to decides, through a gate; without one nobody does."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from functools import cache
from typing import TypeAlias
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.db.actors import NOBODY, Actor
from bazhua.infra.files.models import Attachment, StoredFile
from bazhua.kernel.errors import Forbidden, NotFound


class Sight(IntEnum):
    """How much of a file somebody sees; more includes less."""

    NONE = 0
    SHOWN = 1
    ORIGINAL = 2


AskGate: TypeAlias = Callable[[Actor, UUID, datetime], Sight]
"""Tells how much of the files of one record somebody sees."""


@dataclass(frozen=True, slots=True)
class FileGate:
    """A kind of record that files belong to.

    Attributes:
        record_kind: kept in the rows of attachments, so it never changes.
        ask: is asked with the ``uid`` of a record of that kind.
    """

    record_kind: str
    ask: AskGate


def gates() -> Mapping[str, FileGate]:
    """Return all gates by the kind of their records, as ``FILE_GATES`` names them."""
    return _by_kind(settings.FILE_GATES)


@cache
def _by_kind(dotted: str) -> Mapping[str, FileGate]:
    declared: Iterable[FileGate] = import_string(dotted)
    named: dict[str, FileGate] = {}
    for gate in declared:
        if gate.record_kind in named:
            raise ValueError(gate.record_kind)
        named[gate.record_kind] = gate
    return named


@dataclass(frozen=True, slots=True)
class Seen:
    """A file of a record, and how much of it somebody sees."""

    file: StoredFile
    sight: Sight


def files_of(record_kind: str, record_uid: UUID, *, actor: Actor, at: datetime) -> list[Seen]:
    """Return the files of a record that somebody sees, in the order they became part of it."""
    gate = gates().get(record_kind)
    sight = gate.ask(actor, record_uid, at) if gate else Sight.NONE
    if sight is Sight.NONE:
        return []
    attached = Attachment.objects.filter(
        record_uid=record_uid, record_kind=record_kind, detached_at=None, file__erased_at=None
    )
    rows = attached.select_related("file").order_by("attached_at", "pk")
    return [Seen(row.file, sight) for row in rows]


def sight_of(file: StoredFile, *, actor: Actor, at: datetime) -> Sight:
    """Return how much of a file somebody sees.

    Who gave it sees it until it belongs to a record; from then on only the records decide.
    """
    attached = list(Attachment.objects.filter(file=file).order_by("pk"))
    if not attached:
        own = actor is not NOBODY and file.given_by == actor.uid
        return Sight.ORIGINAL if own else Sight.NONE
    known = gates()
    asked = (
        known[each.record_kind].ask(actor, each.record_uid, at)
        for each in attached
        if each.detached_at is None and each.record_kind in known
    )
    return max(asked, default=Sight.NONE)


def visible_file(
    uid: UUID, *, actor: Actor, at: datetime, least: Sight = Sight.SHOWN
) -> tuple[StoredFile, Sight]:
    """Return a file that somebody sees, and how much of it.

    Raises:
        Forbidden: he sees less of it than he asks for.
        NotFound: there is none, it is erased, or he sees nothing of it.
    """
    file = StoredFile.objects.filter(uid=uid, erased_at=None).first()
    if file is None:
        raise NotFound
    sight = sight_of(file, actor=actor, at=at)
    if sight is Sight.NONE:
        raise NotFound
    if sight < least:
        raise Forbidden
    return file, sight
