"""Entries of the log as columns for the core; what cannot be judged is set aside with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

import numpy as np

from bazhua.engine.aside import Aside, Reason
from bazhua.engine.core.batch import Readings
from bazhua.engine.core.codes import Codes, Fate, Flags, Floats, Ints, Quality, Rows
from bazhua.engine.core.plan import UNBOUNDED
from bazhua.engine.messages import Columns, Entry, Malformed, Value, number, readings, tags

UNKNOWN: Final = -1
MOST_REMEMBERED: Final = 10_000
"""Columns of points that are remembered; a gateway has one, or a few."""


class Taken(NamedTuple):
    """What entries hold.

    Attributes:
        readings: those of all entries, in order, with a point that is defined and a number.
        entry: of each reading, the place of its entry.
        place: of each reading, its place in the column of its entry.
        aside: what is not among them.
    """

    readings: Readings
    entry: Rows
    place: Rows
    aside: list[Aside]


@dataclass(slots=True)
class Intake:
    """Reads bodies under one set of definitions."""

    numbers: Mapping[str, int]
    _seen: dict[bytes, Rows] = field(default_factory=dict)

    def take(self, entries: Sequence[Entry]) -> Taken:
        """Return the readings of entries."""
        aside: list[Aside] = []
        points, times, values, qualities = [], [], [], []
        sizes = np.zeros(len(entries), np.intp)
        for place, entry in enumerate(entries):
            try:
                point, t, v, q = self._read(entry)
            except Malformed:
                aside.append(_whole(entry))
                continue
            points.append(point)
            times.append(t)
            values.append(v)
            qualities.append(q)
            sizes[place] = len(v)
        entry_of = np.repeat(np.arange(len(entries)), sizes)
        own_place = np.arange(len(entry_of)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        at = np.array([milliseconds(entry.at) for entry in entries], np.int64)
        all_ = Readings(
            np.concatenate([np.empty(0, np.intp), *points]),
            np.concatenate([np.empty(0, np.int64), *times]),
            np.concatenate([np.empty(0, np.float64), *values]),
            np.concatenate([np.empty(0, np.int8), *qualities]),
            at[entry_of],
        )
        return self._sorted_out(Taken(all_, entry_of, own_place, aside), entries)

    def _read(self, entry: Entry) -> tuple[Rows, Ints, Floats, Codes]:
        own = readings(entry.body, entry.gateway)
        point = self._points(own)
        size = len(own.v)
        if len(point) != size:
            raise Malformed("ids")
        t = np.full(size, own.t) if isinstance(own.t, int) else np.array(own.t, np.int64)
        q = np.array([0 if q == "GOOD" else Quality.BAD for q in own.q] or [0] * size, np.int8)
        return point, t, _floats(own.v), q

    def _points(self, own: Columns) -> Rows:
        point = self._seen.get(own.ids)
        if point is None:
            point = np.array([self.numbers.get(tag, UNKNOWN) for tag in tags(own.ids)], np.intp)
            if len(self._seen) >= MOST_REMEMBERED:
                self._seen.clear()
            self._seen[own.ids] = point
        return point

    def _sorted_out(self, taken: Taken, entries: Sequence[Entry]) -> Taken:
        own = taken.readings
        unknown, nan = own.point == UNKNOWN, np.isnan(own.v)
        wild = np.abs(own.v) > float(UNBOUNDED)
        wrong = unknown | nan | wild
        if not wrong.any():
            return taken
        for which, reason in (
            (unknown, Reason.UNKNOWN_POINT),
            (~unknown & nan, Reason.NOT_A_NUMBER),
            (~unknown & wild, Reason.RANGE),
        ):
            taken.aside.extend(set_aside(taken, entries, which, reason))
        kept = Readings._make(column[~wrong] for column in own)
        return Taken(kept, taken.entry[~wrong], taken.place[~wrong], taken.aside)


def set_aside(taken: Taken, entries: Sequence[Entry], which: Flags, reason: Reason) -> list[Aside]:
    """Return readings set aside, those of one batch together."""
    aside = []
    rows = np.flatnonzero(which)
    for entry_place in np.unique(taken.entry[rows]):
        own = rows[taken.entry[rows] == entry_place]
        entry = entries[entry_place]
        names = tags(readings(entry.body, entry.gateway).ids)
        aside.append(
            Aside(
                entry.at,
                entry.gateway,
                entry.sequence,
                reason,
                [names[place].replace("\0", "\ufffd") for place in taken.place[own]],
                taken.readings.t[own].tolist(),
                taken.readings.v[own].tolist(),
                taken.readings.q[own].tolist(),
            )
        )
    return aside


def untimely(taken: Taken, entries: Sequence[Entry], fate: Codes) -> list[Aside]:
    """Return what the core refused for its time."""
    return [
        one
        for which, reason in ((Fate.FUTURE, Reason.CLOCK), (Fate.OUTDATED, Reason.RETENTION))
        if (fate == which).any()
        for one in set_aside(taken, entries, fate == which, reason)
    ]


def milliseconds(at: datetime) -> int:
    """Return an instant as milliseconds since 1970, rounded down."""
    return int(at.timestamp()) * 1_000 + at.microsecond // 1_000


def _floats(values: Sequence[Value]) -> Floats:
    try:
        return np.array(values, np.float64)
    except ValueError:
        return np.array([number(value) for value in values], np.float64)


def _whole(entry: Entry) -> Aside:
    return Aside(entry.at, entry.gateway, entry.sequence, Reason.MALFORMED, body=entry.body)
