"""What a kind of job is, as a part declares it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from bazhua.infra.db.actors import Actor
from bazhua.kernel.words import Word

Argument: TypeAlias = str | int | bool
Arguments: TypeAlias = Mapping[str, Argument]
"""Identifiers and switches; never a name, a number of a person, or a text that he wrote."""

LONGEST_ARGUMENT: Final = 200
MOST_ARGUMENTS: Final = 20
LONGEST_WAIT: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Retry:
    """How often the whole of a job is tried, and how long the first wait is; waits double."""

    most: int = 3
    wait: timedelta = timedelta(seconds=5)

    def wait_after(self, tries: int) -> timedelta:
        """Return the wait after so many tries have failed."""
        return min(self.wait * (1 << (tries - 1)), LONGEST_WAIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKind:
    """One kind of job.

    Attributes:
        name: kept in rows, so it never changes.
        word: what people read.
        code: is given its `progress.Run`, does the work and returns a reference to what came of
            it, ``"import:<uid>"``.
        right: resource and action that the asker must have some grant for, at the asking and
            again when it runs; none where the services it calls decide alone.
        system: named actor it acts as, instead of the asker.
    """

    name: str
    word: Word
    code: Callable[..., str]
    retry: Retry = Retry()
    right: tuple[str, str] | None = None
    system: str = ""

    def allows(self, actor: Actor, at: datetime) -> bool:
        """Return whether an actor has a grant for this kind of job at an instant."""
        return self.right is None or bool(actor.granted(*self.right, at))


def job(
    *,
    kind: str,
    word: Word,
    retry: Retry | None = None,
    right: tuple[str, str] | None = None,
    system: str = "",
) -> Callable[[Callable[..., str]], JobKind]:
    """Declare a function as a kind of job; the composition root names it in ``config/jobs.py``."""

    def declare(code: Callable[..., str]) -> JobKind:
        return JobKind(
            name=kind, word=word, code=code, retry=retry or Retry(), right=right, system=system
        )

    return declare


def sound(arguments: Arguments) -> dict[str, Argument]:
    """Return the arguments as they are kept.

    Raises:
        ValueError: there are too many, or one is long enough to be somebody's text.
    """
    long = [key for key, value in arguments.items() if len(str(value)) > LONGEST_ARGUMENT]
    if long or len(arguments) > MOST_ARGUMENTS:
        raise ValueError(*long)
    return dict(arguments)
