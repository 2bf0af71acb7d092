"""Transitions of the engine, one after the other, as what becomes of alarms; nothing is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from bazhua.engine.core import codes
from bazhua.engine.core.codes import Kind
from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.handling import indicators
from bazhua.grips.inherent.domain.handling.table import reached
from bazhua.grips.inherent.domain.handling.terms import Mark, Progress
from bazhua.grips.inherent.models import Alarm, Limit, Point
from bazhua.grips.inherent.services.alarms.feed import Change
from bazhua.infra.db.records import new_uid
from bazhua.infra.rollup.core.declare import Indicator
from bazhua.kernel.times import day_of

Key = tuple[int, str]
"""Point and kind of a limit."""

Counted: TypeAlias = tuple[tuple[Indicator, date], ...]
"""Figures, each with the day from which on something counts in it."""

MARKS: Final[Mapping[Kind, Mark]] = {
    Kind.CHATTERING: Mark.CHATTERING,
    Kind.SHELVED: Mark.SHELVED,
    Kind.SUPPRESSED: Mark.SUPPRESSED,
    Kind.OUT_OF_SERVICE: Mark.OUT_OF_SERVICE,
    Kind.STANDING: Mark.STANDING,
    Kind.UNVERIFIED: Mark.UNVERIFIED,
}
OF_ONE_ALARM: Final = frozenset({Mark.STANDING, Mark.UNVERIFIED})
"""Marks that a later alarm of the same limit does not inherit."""

RAISED: Final = "alarm.raised"
CHANGED: Final = "alarm.changed"
MARKED: Final = "alarm.marked"
CALLED: Final = "alarm.called"


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to an alarm, as its event will say it.

    Attributes:
        adds: the figures that it counts in from then on, each with its day.
    """

    row: Alarm
    kind: str
    at: datetime
    data: Mapping[str, Any]
    adds: Counted = ()


@dataclass(frozen=True, slots=True)
class Call:
    """An alarm that people are told of.

    Attributes:
        first: whether nobody was told of it before; else somebody had acknowledged it meanwhile.
    """

    row: Alarm
    at: datetime
    first: bool


@dataclass(slots=True)
class Folding:
    """What is known of the limits in question, and what the transitions make of their alarms.

    Attributes:
        points: by tag; ``limits`` and the ``latest`` alarms by point and kind.
        touched: alarms that were on record before, in the order in which they changed first.
    """

    points: Mapping[str, Point]
    limits: Mapping[Key, Limit]
    latest: dict[Key, Alarm]
    made: list[Alarm] = field(default_factory=list)
    touched: dict[int, Alarm] = field(default_factory=dict)
    happened: list[Happening] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def take(self, changes: Iterable[Change]) -> None:
        """Go through transitions of limits in their order; those of unknown limits say nothing."""
        for change in changes:
            point = self.points.get(change.subject)
            if point is None or (point.pk, change.limit) not in self.limits:
                continue
            row = self._row(point, change)
            if row is None:
                continue
            if change.kind is Kind.ALARM:
                self._move(row, change)
            elif change.kind in MARKS:
                self._mark(row, MARKS[change.kind], change)
            if change.announced:
                self._call(row, change)

    def _row(self, point: Point, change: Change) -> Alarm | None:
        """Return the alarm that a transition is about: a new one where it begins one."""
        key = (point.pk, change.limit)
        found = self.latest.get(key)
        begins = change.kind is Kind.ALARM and change.before == codes.AlarmState.NORM
        if begins:
            found = self.latest[key] = _begun(point, self.limits[key], found, change)
            self.made.append(found)
        elif found is not None and found.pk is not None:
            self.touched.setdefault(found.pk, found)
        return found

    def _move(self, row: Alarm, change: Change) -> None:
        after = AlarmState(codes.AlarmState(change.after).name)
        if change.before == codes.AlarmState.NORM:
            day = day_of(row.raised_at)
            adds = (indicators.RAISED, day), (indicators.STANDING, day)
            self._tell(row, RAISED, change, _raised(row, change), adds)
            return
        again = change.before == codes.AlarmState.RTN_UNACK and after is AlarmState.UNACK
        told = {"from": row.state, "to": after.value, "value": change.value}
        self._tell(row, CHANGED, change, told)
        row.state, row.changed_at = after.value, change.t
        row.occurrences += again
        if after is AlarmState.NORM:
            row.gone_at = change.t
            row.progress = reached(Progress(row.progress), gone=True).value

    def _mark(self, row: Alarm, mark: Mark, change: Change) -> None:
        marks = {*row.marks, mark.value} if change.after else {*row.marks} - {mark.value}
        row.marks = sorted(marks)
        self._tell(row, MARKED, change, {"mark": mark.value, "stands": bool(change.after)})

    def _call(self, row: Alarm, change: Change) -> None:
        first = row.called_at is None
        if first or row.progress != Progress.NEW.value:
            self.calls.append(Call(row, change.at, first))
        adds: Counted = ()
        if first:
            row.called_at = change.at
            adds = () if row.answered_at else ((indicators.UNANSWERED, day_of(change.at)),)
        self._tell(row, CALLED, change, {}, adds)

    def _tell(
        self, row: Alarm, kind: str, change: Change, data: Mapping[str, Any], adds: Counted = ()
    ) -> None:
        by = {"person": change.actor} if change.actor else {}
        self.happened.append(Happening(row, kind, change.at, {**data, **by}, adds))


def _begun(point: Point, limit: Limit, before: Alarm | None, change: Change) -> Alarm:
    """Return a new alarm; what covers its limit covers it from the start."""
    inherited = {*(before.marks if before else ())} - {mark.value for mark in OF_ONE_ALARM}
    return Alarm(
        uid=new_uid(change.at),
        path_then=point.path_now,
        path_now=point.path_now,
        group_now=point.group_now,
        dept_mask=point.dept_mask,
        assignment_ids=point.assignment_ids,
        point=point,
        limit_kind=limit.kind,
        subject_kind=point.subject_kind,
        subject_uid=point.subject_uid,
        colour=limit.colour,
        state=codes.AlarmState(change.after).name,
        marks=sorted(inherited),
        raised_at=change.t,
        changed_at=change.t,
        value=change.value,
        set_point=limit.set_point,
    )


def _raised(row: Alarm, change: Change) -> dict[str, Any]:
    return {
        "point": change.subject,
        "limit": row.limit_kind,
        "value": change.value,
        "set_point": row.set_point,
        "colour": row.colour,
    }
