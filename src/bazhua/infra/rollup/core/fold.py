"""Contributions folded into cells of every ancestor: whole numbers, no clock, no database."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from bazhua.infra.rollup.core.contribute import Contribution, Dims
from bazhua.infra.rollup.core.declare import Catalogue, Indicator, Kind, declared


class Seat(NamedTuple):
    """What a cell is about, whatever its day."""

    indicator: str
    path: str
    dims: Dims


class Key(NamedTuple):
    """One cell: a seat on a day."""

    seat: Seat
    day: date


class Presence(NamedTuple):
    """One record within one cell of a distinct count."""

    key: Key
    record_uid: UUID


@dataclass(frozen=True, slots=True)
class Changes:
    """What a batch changes.

    Attributes:
        flows: to add to the cell.
        stocks: to add to the closing balance of the day and of every later one.
        presences: to add to how often the record is there; it counts while that is above 0.
    """

    flows: Counter[Key] = field(default_factory=Counter)
    stocks: Counter[Key] = field(default_factory=Counter)
    presences: Counter[Presence] = field(default_factory=Counter)


def changes(indicators: Catalogue, contributions: Iterable[Contribution]) -> Changes:
    """Return what contributions change, at every ancestor of their places."""
    found = Changes()
    for each in contributions:
        indicator = declared(indicators, each.indicator)
        for path in ancestors(each.path.dotted):
            _add(found, indicator, path, each)
    return found


def _add(found: Changes, indicator: Indicator, path: str, each: Contribution) -> None:
    match indicator.kind:
        case Kind.FLOW:
            found.flows[Key(Seat(each.indicator, path, each.dims), each.day)] += each.value
        case Kind.STOCK:
            found.stocks[Key(Seat(each.indicator, path, each.dims), each.day)] += each.value
        case Kind.DISTINCT:
            start = indicator.start(each.day)
            for dims in subsets(each.dims):
                key = Key(Seat(each.indicator, path, dims), start)
                found.presences[Presence(key, each.record_uid)] += each.value


@lru_cache(maxsize=1 << 16)
def ancestors(dotted: str) -> tuple[str, ...]:
    """Return the paths of a node and of all above it, the root first."""
    ids = dotted.split(".")[1:-1]
    return tuple("." + ".".join(ids[: depth + 1]) + "." for depth in range(len(ids)))


@lru_cache(maxsize=1 << 12)
def subsets(dims: Dims) -> tuple[Dims, ...]:
    """Return every part of some dimensions, none and all of them included."""
    return tuple(part for size in range(len(dims) + 1) for part in combinations(dims, size))
