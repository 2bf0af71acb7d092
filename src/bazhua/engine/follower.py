"""The engine in memory follows the log: entries in, what is to be stored out; no database, no clock."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any, Final, NamedTuple, Self

import msgspec
import numpy as np

from bazhua.engine.aside import Aside
from bazhua.engine.core.batch import Operation, Readings, Tick, Transitions
from bazhua.engine.core.codes import AlarmState, Codes, Fate, Floats, Ints, Kind, Rows
from bazhua.engine.core.plan import NONE, Key, Plan
from bazhua.engine.core.planning.changing import Changed, amended, anew, changed
from bazhua.engine.core.state import State, carried, retuned
from bazhua.engine.core.step import step
from bazhua.engine.definitions import Catalogue, only_limits
from bazhua.engine.history import BLOCK, Block, Chunk, History
from bazhua.engine.intake import Intake, milliseconds, untimely
from bazhua.engine.messages import Entry, EntryKind, Operations, said


@dataclass(frozen=True, slots=True)
class Change:
    """A transition with names: what is stored and told."""

    position: int
    at: datetime
    t: int
    kind: Kind
    subject: str
    limit: str
    before: int
    after: int
    value: float
    announced: bool
    actor: str


OF_POINTS: Final = frozenset({Kind.QUALITY, Kind.SILENCE, Kind.SPIKE, Kind.COPIED, Kind.STEADY})


class Kept(NamedTuple):
    """Readings that went into history: point, time, value and quality of each."""

    point: Rows
    t: Ints
    v: Floats
    q: Codes


@dataclass(slots=True)
class Found:
    """What entries came to.

    Attributes:
        numbered_from: numbers of points from this one on were given anew; nothing where none were.
        moved: among them are points that had another number before.
    """

    position: int
    readings: int = 0
    changes: list[Change] = field(default_factory=list)
    chunks: list[tuple[str, Chunk]] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    numbered_from: int | None = None
    moved: bool = False

    def number_anew(self, first: int, *, moved: bool) -> None:
        """Note that numbers of points from one on were given anew."""
        before = first if self.numbered_from is None else self.numbered_from
        self.numbered_from = min(first, before)
        self.moved |= moved


@dataclass(slots=True)
class Follower:
    """What is watched, what is remembered, and how far it has come in the log."""

    catalogue: Catalogue
    plan: Plan
    state: State
    history: History
    position: int = 0
    intake: Intake = field(init=False)
    tags: list[str] = field(init=False)
    keys: list[Key] = field(init=False)
    touched: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Make what is looked up by number."""
        self.intake = Intake(self.plan.tags)
        self.tags = list(self.plan.tags)
        self.keys = list(self.plan.keys)

    @classmethod
    def fresh(cls, catalogue: Catalogue) -> Self:
        """Return the follower before the first entry."""
        plan = catalogue.plan()
        return cls(catalogue, plan, State.fresh(plan), History.fresh(len(plan.tags)))

    def take(self, entries: Sequence[Entry]) -> Found:
        """Take entries in their order; readings that follow each other are judged together."""
        found = Found(entries[-1].id)
        for kind, group in groupby(entries, key=lambda entry: entry.kind):
            own = list(group)
            if kind is EntryKind.READINGS:
                self._judge(own, found)
            else:
                for entry in own:
                    self._obey(entry, found)
        self.position = found.position
        return found

    def _judge(self, entries: Sequence[Entry], found: Found) -> None:
        taken = self.intake.take(entries)
        readings = taken.readings
        stepped = step(self.state, readings, self.plan)
        fate, quality = stepped.fate, stepped.quality
        assert fate is not None  # noqa: S101 -- readings have one
        assert quality is not None  # noqa: S101 -- and the other
        found.aside += taken.aside + untimely(taken, entries, fate)
        found.changes += self._named(stepped.transitions, lambda row: entries[taken.entry[row]], "")
        found.readings += len(fate)
        self._file(readings, fate, quality, found)

    def _file(self, readings: Readings, fate: Codes, quality: Codes, found: Found) -> None:
        which = np.isin(fate, (Fate.JUDGED, Fate.LATE))
        kept = Kept._make(c[which] for c in (readings.point, readings.t, readings.v, quality))
        found.chunks += ((self.tags[chunk.point], chunk) for chunk in self.history.file(*kept))
        found.kept.append(kept)
        self.touched.update(np.unique(kept.point // BLOCK).tolist())

    def _obey(self, entry: Entry, found: Found) -> None:
        """Take an entry that the platform wrote."""
        if entry.kind is EntryKind.TICK:
            now = milliseconds(entry.at)
            found.changes += self._named(
                step(self.state, Tick(now), self.plan).transitions, lambda _: entry, ""
            )
            aged = self.history.aged(now)
            found.chunks += ((self.tags[chunk.point], chunk) for chunk in aged)
        elif entry.kind is EntryKind.OPERATIONS:
            self._operate(entry, said(EntryKind.OPERATIONS, entry.body), found)
        else:
            self._define(entry, found)

    def _operate(self, entry: Entry, told: Operations, found: Found) -> None:
        at = milliseconds(entry.at)
        operations = [
            Operation(asked.action, self.plan.keys[asked.point, asked.limit], at, asked.until)
            for asked in told.asked
            if (asked.point, asked.limit) in self.plan.keys
        ]
        transitions = step(self.state, operations, self.plan).transitions
        found.changes += self._named(transitions, lambda _: entry, told.actor)

    def _define(self, entry: Entry, found: Found) -> None:
        """Let other definitions be in force from here on; alarms of limits that are gone end."""
        told = said(EntryKind.DEFINITIONS, entry.body)
        self.catalogue = self.catalogue.changed(entry.body)
        plan = amended(self.plan, told.limits) if only_limits(told) else None
        if plan is not None:
            self.plan = plan
            keys = [plan.keys[limit.key] for limit in told.limits]
            retuned(self.state, plan, np.array(keys, np.intp))
        elif told.tolerances:
            del told  # all definitions of a province are not held twice
            self._replan(entry, anew(self.plan, self.catalogue.plan()), found)
        else:
            self._replan(entry, changed(self.plan, told), found)

    def _replan(self, entry: Entry, after: Changed, found: Found) -> None:
        old = self.plan
        found.changes += self._ended(entry, _gone(len(old.keys), after.limits))
        gone = _gone(len(old.tags), after.points)
        found.chunks += ((self.tags[one.point], one) for one in self.history.all_of(gone))
        self.state = carried(self.state, old, after)
        self.history.renumber(after.points)
        self.plan = after.plan
        self.__post_init__()
        found.number_anew(int(gone[0]) if len(gone) else len(old.tags), moved=len(gone) > 0)

    def _ended(self, entry: Entry, limits: Rows) -> Iterator[Change]:
        for number in limits[self.state.alarm[limits] != AlarmState.NORM].tolist():
            point, kind = self.keys[number]
            yield Change(
                position=entry.id,
                at=entry.at,
                t=milliseconds(entry.at),
                kind=Kind.ALARM,
                subject=point,
                limit=kind.value,
                before=int(self.state.alarm[number]),
                after=AlarmState.NORM,
                value=np.nan,
                announced=False,
                actor="",
            )

    def _named(
        self, transitions: Transitions, entry_of: Callable[[int], Entry], actor: str
    ) -> Iterator[Change]:
        columns = (getattr(transitions, name).tolist() for name in Transitions.__match_args__)
        for kind, subject, t, value, before, after, announced, row in zip(*columns, strict=True):
            entry, (name, limit) = entry_of(row), self._name(Kind(kind), subject)
            yield Change(
                entry.id,
                entry.at,
                t,
                Kind(kind),
                name,
                limit,
                before,
                after,
                value,
                announced,
                actor,
            )

    def _name(self, kind: Kind, subject: int) -> tuple[str, str]:
        if kind is Kind.FLOOD:
            return str(subject), ""
        if kind is Kind.FIRM_OFFLINE:
            return list(self.plan.firms)[subject], ""
        if kind in OF_POINTS:
            return self.tags[subject], ""
        point, limit = self.keys[subject]
        return point, limit.value

    def saved(self) -> bytes:
        """Return all that is remembered, to be stored, but for the open chunks."""
        file = io.BytesIO()
        columns: dict[str, Any] = {
            "position": np.int64(self.position),
            "catalogue": np.frombuffer(msgspec.msgpack.encode(self.catalogue), np.uint8),
            **{f"state.{name}": column for name, column in self.state.saved().items()},
        }
        np.savez(file, **columns)
        return file.getvalue()

    @classmethod
    def loaded(cls, stored: bytes, blocks: Iterable[Block]) -> Self:
        """Return the follower that was saved, and its open chunks."""
        with np.load(io.BytesIO(stored)) as file:
            columns = {name: file[name] for name in file.files}
        stored_as = columns.pop("catalogue").tobytes()
        catalogue, plan = msgspec.msgpack.decode(stored_as, type=Catalogue).settled()
        position = int(columns.pop("position"))
        state = State.loaded({name.removeprefix("state."): c for name, c in columns.items()})
        return cls(catalogue, plan, state, History.loaded(len(plan.tags), blocks), position)


def _gone(size: int, was: Rows) -> Rows:
    """Return the numbers before of what is no longer there."""
    gone = np.ones(size, np.bool_)
    gone[was[was != NONE]] = False
    return np.flatnonzero(gone)
