"""What the facts of a special operation lead to, before approver and hours are looked up."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bazhua.grips.supervision.domain.permits.job import Job
from bazhua.grips.supervision.domain.terms import LEVELS, PermitKind, PermitLevel
from bazhua.kernel.errors import BadInput, MissingKey, NotAChoice
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Phrase, say
from bazhua.law.codes import CODES

FactT = TypeVar("FactT")


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Whose hours apply to a permit."""

    kind: PermitKind
    level: PermitLevel | None = None
    extended: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a permit is required, and its level.

    Attributes:
        level: nothing for a kind without levels, or where no permit comes into question.
        hours: whose hours apply when they are not those of the kind and level itself.
    """

    level: PermitLevel | None
    clauses: tuple[str, ...]
    steps: tuple[Phrase, ...]
    required: bool = True
    hours: HoursLine | None = None


def needed(fact: FactT | None, key: str) -> FactT:
    """Return a fact that the decision turns on.

    Raises:
        MissingKey: it was not given.
    """
    if fact is None:
        raise MissingKey(key)
    return fact


def day_asked(job: Job) -> date | None:
    """Return the Beijing day whose rules apply; nothing means the newest."""
    return day_of(job.starts_at) if job.starts_at else None


def level_of(kind: PermitKind, level: PermitLevel | None, key: str) -> PermitLevel | None:
    """Return a level that was given for a kind, checked against the levels of that kind.

    Raises:
        MissingKey: the kind has levels and none was given.
        NotAChoice: the level is none of the kind.
        BadInput: the kind has no levels and one was given.
    """
    levels = LEVELS.get(kind)
    if levels and needed(level, key) not in levels:
        raise NotAChoice(key, str(level), levels)
    if level and not levels:
        problem = say(
            "{kind}不分级，请去掉“{key}”",
            "{kind} has no levels; leave out “{key}”",
            kind=CODES[kind],
            key=key,
        )
        raise BadInput(key, problem)
    return level
