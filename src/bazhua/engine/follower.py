"""The engine in memory follows the log: entries in, what is to be stored out; no database, no clock."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any, Final, Self

import msgspec
import numpy as np

from bazhua.engine.aside import Aside
from bazhua.engine.core.batch import Operation, Readings, Tick, Transitions
from bazhua.engine.core.codes import AlarmState, Codes, Fate, Kind
from bazhua.engine.core.plan import Plan, amended
from bazhua.engine.core.state import State, carried, pairs, retuned
from bazhua.engine.core.step import step
from bazhua.engine.definitions import Catalogue, only_limits
from bazhua.engine.history import Chunk, History
from bazhua.engine.intake import Intake, milliseconds, untimely
from bazhua.engine.messages import Definitions, Entry, EntryKind, Operations, said

BLOCK: Final = 256
"""Points whose latest readings are stored side by side."""


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


@dataclass(slots=True)
class Found:
    """What entries came to."""

    position: int
    readings: int = 0
    changes: list[Change] = field(default_factory=list)
    chunks: list[tuple[str, Chunk]] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    replanned: bool = False


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
    keys: list[tuple[str, str]] = field(init=False)
    touched: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Make what is looked up by number."""
        self.intake = Intake(self.plan.tags)
        self.tags = list(self.plan.tags)
        self.keys = [(point, kind.value) for point, kind in self.plan.keys]

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
        kept = np.isin(fate, (Fate.JUDGED, Fate.LATE))
        p = readings.point[kept]
        closed = self.history.file(p, readings.t[kept], readings.v[kept], quality[kept])
        found.chunks += ((self.tags[chunk.point], chunk) for chunk in closed)
        self.touched.update(np.unique(p // BLOCK).tolist())

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
        if self._retuned(told):
            self.catalogue = self.catalogue.changed(entry.body)
        else:
            self._planned_anew(entry, told, found)

    def _retuned(self, told: Definitions) -> bool:
        """Take other numbers for limits that are there; tell whether that was all."""
        plan = amended(self.plan, told.limits) if only_limits(told) else None
        if plan is None:
            return False
        self.plan = plan
        keys = [plan.keys[limit.key] for limit in told.limits]
        retuned(self.state, plan, np.array(keys, np.intp))
        return True

    def _planned_anew(self, entry: Entry, told: Definitions, found: Found) -> None:
        old = self.plan
        self.catalogue, self.plan = self.catalogue.planned_with(told)
        found.changes += self._ended(entry, old)
        found.chunks += ((self.tags[chunk.point], chunk) for chunk in self._leaving(old))
        self.state = carried(self.state, old, self.plan)
        if self.plan.tags != old.tags:
            was, now = pairs(old.tags, self.plan.tags)
            self.history = self.history.carried(was, now, len(self.plan.tags))
        self.__post_init__()
        found.replanned = True

    def _ended(self, entry: Entry, old: Plan) -> Iterator[Change]:
        for (point, kind), number in old.keys.items():
            before = int(self.state.alarm[number])
            if before != AlarmState.NORM and (point, kind) not in self.plan.keys:
                t = milliseconds(entry.at)
                yield Change(
                    position=entry.id,
                    at=entry.at,
                    t=t,
                    kind=Kind.ALARM,
                    subject=point,
                    limit=kind.value,
                    before=before,
                    after=AlarmState.NORM,
                    value=np.nan,
                    announced=False,
                    actor="",
                )

    def _leaving(self, old: Plan) -> Iterator[Chunk]:
        gone = [number for tag, number in old.tags.items() if tag not in self.plan.tags]
        return self.history.all_of(np.array(gone, np.intp))

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
        if kind in {Kind.QUALITY, Kind.SILENCE, Kind.SPIKE, Kind.COPIED}:
            return self.tags[subject], ""
        return self.keys[subject]

    def saved(self) -> bytes:
        """Return all that is remembered, to be stored."""
        file = io.BytesIO()
        columns: dict[str, Any] = {
            "position": np.int64(self.position),
            "catalogue": np.frombuffer(msgspec.msgpack.encode(self.catalogue), np.uint8),
            **{f"state.{name}": column for name, column in self.state.saved().items()},
            **{f"history.{name}": column for name, column in self.history.saved().items()},
        }
        np.savez(file, **columns)
        return file.getvalue()

    @classmethod
    def loaded(cls, stored: bytes) -> Self:
        """Return the follower that was saved."""
        with np.load(io.BytesIO(stored)) as file:
            columns = {name: file[name] for name in file.files}

        def of(part: str) -> dict[str, Any]:
            return {n.removeprefix(part): c for n, c in columns.items() if n.startswith(part)}

        catalogue = msgspec.msgpack.decode(columns["catalogue"].tobytes(), type=Catalogue)
        return cls(
            catalogue,
            catalogue.plan(),
            State.loaded(of("state.")),
            History.loaded(of("history.")),
            int(columns["position"]),
        )
