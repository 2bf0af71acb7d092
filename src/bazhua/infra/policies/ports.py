"""What the additions ask of the whole: which human is behind an actor, and what would change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Protocol, TypeAlias
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.text import Part, Text
from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.words import Word

HumanBehind: TypeAlias = Callable[[UUID, datetime], UUID | None]
"""Return the person of a uid: himself, or who issued a program; none when nobody is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a row would change.

    Attributes:
        old: the row of its line that holds until then; none for a new line.
        before: the book without it; ``after`` has it.
        actor: who asks; he is told of what he may see.
    """

    row: PolicyRow
    old: PolicyRow | None
    before: PolicyBook
    after: PolicyBook
    actor: Actor = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An open record that would change."""

    text: Text
    href: str
    old: Part
    new: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """The open records of one kind that depend on a row.

    Attributes:
        count: how many would change, counted no further than the cap of a list.
        changes: the first of them.
        keep: how many were opened under the old row and keep it, counted as far.
    """

    kind: Word
    count: int = 0
    changes: tuple[Change, ...] = ()
    keep: int = 0


class Dependent(Protocol):
    """Says which open records of a part depend on a row; `POLICY_DEPENDENTS` names them all."""

    def __call__(self, question: Question, /) -> Affected:
        """Return what would change."""


def human_behind(uid: UUID, at: datetime) -> UUID | None:
    """Return the person behind an actor, as ``HUMAN_BEHIND`` says."""
    asked: HumanBehind = import_string(settings.HUMAN_BEHIND)
    return asked(uid, at)


def dependents() -> tuple[Dependent, ...]:
    """Return who knows open records that depend on rows."""
    return _dependents(settings.POLICY_DEPENDENTS)


@cache
def _dependents(dotted: str) -> tuple[Dependent, ...]:
    declared: tuple[str, ...] = import_string(dotted)
    return tuple(import_string(name) for name in declared)
