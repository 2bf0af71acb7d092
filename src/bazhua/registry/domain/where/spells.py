"""Times without any supervision, and times with two of the same kind, computed from dated spells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Spell:
    """That a department supervises for a reason, from a day on until a day; none is lasting."""

    department: str
    kind: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which nobody supervised; an open end lasts."""

    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Days on which two departments supervised for the same reason."""

    kind: str
    departments: tuple[str, str]
    since: date
    until: date | None


def gaps(spells: Sequence[Spell], *, since: date, until: date | None) -> tuple[Gap, ...]:
    """Return when nobody supervised between two days; the last day is not counted."""
    found: list[Gap] = []
    free = since
    for one in sorted(spells, key=lambda spell: spell.since):
        if one.since > free:
            found.append(Gap(free, one.since))
        if one.until is None:
            return _within(found, until)
        free = max(free, one.until)
    return _within([*found, Gap(free, until)], until)


def overlaps(spells: Sequence[Spell]) -> tuple[Overlap, ...]:
    """Return when two departments supervised for the same reason, the latest first."""
    return tuple(sorted(_overlaps(spells), key=lambda one: one.since, reverse=True))


def _within(found: list[Gap], until: date | None) -> tuple[Gap, ...]:
    if until is None:
        return tuple(found)
    cut = (Gap(one.since, _earlier(one.until, until)) for one in found)
    return tuple(one for one in cut if one.until is not None and one.since < one.until)


def _overlaps(spells: Sequence[Spell]) -> Iterator[Overlap]:
    for one, other in combinations(spells, 2):
        if one.kind != other.kind or one.department == other.department:
            continue
        since, until = max(one.since, other.since), _earlier(one.until, other.until)
        if until is None or since < until:
            yield Overlap(one.kind, (one.department, other.department), since, until)


def _earlier(one: date | None, other: date | None) -> date | None:
    ends = [end for end in (one, other) if end is not None]
    return min(ends, default=None)
