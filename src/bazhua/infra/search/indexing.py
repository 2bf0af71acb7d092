"""Keep what records are found by, in the transaction that changes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.db.transaction import TransactionManagementError

from bazhua.infra.db.pouring import fill, pour
from bazhua.infra.db.scoped import Scoped
from bazhua.infra.search.lexemes import held
from bazhua.infra.search.models import Entry
from bazhua.infra.search.spelling import initials, normal, syllables
from bazhua.kernel.scope import Path

LONGEST_TITLE: Final = 200
LONGEST_WORDS: Final = 2_000
"""Characters of title, codes, pinyin and text together; what lies beyond is not found."""

LONGEST_KEY: Final = 400
BATCH: Final = 1_000
WRITTEN: Final = (
    "path_now",
    "group_now",
    "dept_mask",
    "assignment_ids",
    "title",
    "words",
    "parts",
    "key",
    "indexed_at",
)
OVERWRITE: Final = "ON CONFLICT (kind, record_uid) DO UPDATE SET " + ", ".join(
    f"{column} = EXCLUDED.{column}" for column in WRITTEN
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Which record is found and where it stands, where only its columns are at hand."""

    uid: UUID
    path_now: str
    group_now: str
    dept_mask: int
    assignment_ids: list[int]

    @classmethod
    def of(cls, columns: Mapping[str, Any]) -> "Standing":
        """Return it from the columns of a row, whatever else they say."""
        return cls(**{name: columns[name] for name in cls.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """What a record is found by.

    Attributes:
        title: shown as the hit; found also by its pinyin and by its initials.
        text: found by any part of it.
        codes: numbers and codes that people know it by.
    """

    record: Scoped | Standing
    title: str
    text: str = ""
    codes: tuple[str, ...] = ()


def index(kind: str, found_by: Findable, *, at: datetime) -> None:
    """Let a record be found by what it is now, in the place where it stands now.

    Args:
        kind: of the record, the resource that rights name (``"enterprise"``).

    Raises:
        TransactionManagementError: outside the transaction of the change.
    """
    index_each(kind, [found_by], at=at)


def index_each(kind: str, found_by: Iterable[Findable], *, at: datetime, new: bool = False) -> None:
    """Let several records of a kind be found.

    Args:
        new: none of them was found before; a third cheaper.

    Raises:
        TransactionManagementError: outside the transaction of the change.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(kind)
    entries = iter([_entry(kind, one, at) for one in found_by])
    while batch := list(islice(entries, BATCH)):
        if new:
            fill(Entry, batch)
        else:
            pour(Entry, batch, clash=OVERWRITE, key="")


def forget(kind: str, uid: UUID) -> None:
    """Let a record be found no more.

    Raises:
        TransactionManagementError: outside the transaction of the change.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(kind)
    Entry.objects.filter(kind=kind, record_uid=uid).delete()


def redirect(path: str, *, dept_mask: int) -> int:
    """Let what stands at a node or below it be found by other departments; return how much that was.

    Raises:
        TransactionManagementError: outside the transaction of the change.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(path)
    return Entry.objects.filter(path_now__startswith=path).update(dept_mask=dept_mask)


def replant(old: Path, new: Path) -> int:
    """Let what stands at a node or below it be found at its new place; return how much that was.

    Raises:
        TransactionManagementError: outside the transaction of the change.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(old.dotted)
    rest = Substr(F("path_now"), len(old.dotted) + 1)
    found = Entry.objects.filter(path_now__startswith=old.dotted)
    return found.update(path_now=Concat(Value(new.dotted), rest))


def transplant(old: str, new: str, *, but: Iterable[UUID] = ()) -> int:
    """Let what stands at a node itself be found at another one; return how much that was.

    Args:
        but: uids of the records that stay.

    Raises:
        TransactionManagementError: outside the transaction of the change.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(old)
    return Entry.objects.filter(path_now=old).exclude(record_uid__in=but).update(path_now=new)


def _entry(kind: str, one: Findable, at: datetime) -> dict[str, Any]:
    spoken = syllables(one.title)
    words = _words(one, spoken)
    return {
        "kind": kind,
        "record_uid": one.record.uid,
        "path_now": one.record.path_now,
        "group_now": one.record.group_now,
        "dept_mask": one.record.dept_mask,
        "assignment_ids": one.record.assignment_ids,
        "title": one.title[:LONGEST_TITLE],
        "words": words,
        "parts": held(words),
        "key": f"{' '.join(spoken)} {normal(one.title)}"[:LONGEST_KEY],
        "indexed_at": at,
    }


def _words(one: Findable, spoken: list[str]) -> str:
    """Return what it is found by, line by line; a title without Chinese has no pinyin."""
    title = normal(one.title)
    pinyin = [initials(spoken, one.title), "".join(spoken)]
    lines = [title, *map(normal, one.codes), *pinyin, normal(one.text)]
    return "\n".join(dict.fromkeys(filter(None, lines)))[:LONGEST_WORDS]
