"""Figures of hidden dangers in a time, told apart; each opens the records behind it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeAlias

from bazhua.grips.dangers.domain.closed_loop import indicators
from bazhua.grips.dangers.domain.terms import DangerGrade
from bazhua.infra.db.actors import Actor
from bazhua.infra.rollup.core.declare import BUCKET, DEPARTMENT, Indicator
from bazhua.infra.rollup.core.read import Bucket, Window
from bazhua.infra.rollup.reading.cells import Cell
from bazhua.infra.rollup.reading.figures import breakdown, children, figure, middle
from bazhua.infra.rollup.reading.question import RESOURCE, VIEW
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.times import day_of

Codes: TypeAlias = Mapping[str, str]

DaysOpen: TypeAlias = Mapping[DangerGrade, tuple[Mapping[int, int], Bucket | None]]
"""Of each grade how many by bucket of days, and the bucket of the middle one."""

OPEN_MAJOR: Final = "danger.open.major"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the table counts: a figure, or a part of one.

    Attributes:
        key: that of the figure, where it is all of it.
    """

    key: str
    indicator: Indicator
    where: Codes = field(default_factory=dict)


COLUMNS: Final = (
    *(
        Column(each.key, each)
        for each in (
            indicators.FOUND,
            indicators.SELF_FOUND,
            indicators.CLOSED,
            indicators.CLOSED_IN_TIME,
            indicators.RECURRED,
            indicators.OPEN,
        )
    ),
    Column(OPEN_MAJOR, indicators.OPEN, {indicators.GRADE: DangerGrade.MAJOR.value}),
    Column(indicators.OVERDUE.key, indicators.OVERDUE),
)
SHARES: Final[Mapping[str, str]] = {
    indicators.SELF_FOUND.key: indicators.FOUND.key,
    indicators.CLOSED_IN_TIME.key: indicators.CLOSED.key,
}
"""Figure → what it is a share of."""

BY_KEY: Final[Mapping[str, Indicator]] = {each.indicator.key: each.indicator for each in COLUMNS}


class By(StrEnum):
    """What the lines of the table are told apart by."""

    REGION = "region"
    DEPARTMENT = DEPARTMENT
    INDUSTRY = indicators.INDUSTRY
    GRADE = indicators.GRADE


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one region, department, industry or grade, by column.

    Attributes:
        key: node or code; empty for all of them together.
        untold: columns that are not told apart so.
    """

    key: str
    cells: Mapping[str, tuple[Cell, int]]
    untold: Collection[str]


def may_read(actor: Actor, path: Path, departments: int, *, at: datetime) -> bool:
    """Return whether somebody reads the figures of a node: all, or those of some departments."""
    return actor.may(RESOURCE, VIEW, Place(region=path, departments=departments), at)


def lines(
    path: Path, window: Window, by: By, where: Codes, *, at: datetime
) -> tuple[Line, Sequence[Line]]:
    """Return the numbers of a node, and of its parts in the order of their keys."""
    today = day_of(at)
    own: dict[str, tuple[Cell, int]] = {}
    parts: dict[str, dict[str, tuple[Cell, int]]] = {}
    columns = _narrowed(where)
    for one in columns:
        told = {**where, **one.where}
        cell = Cell(indicator=one.indicator.key, path=path, window=window, where=told)
        own[one.key] = (cell, figure(cell.question(today)) or 0)
        for key, value in _parts(one.indicator, cell, by, today).items():
            parts.setdefault(key, {})[one.key] = (_part(cell, by, key), value)
    apart = {one.key for one in columns if by is By.REGION or by.value in one.indicator.keys}
    every = {one.key for one in COLUMNS}
    untold = every - apart
    return (
        Line("", own, every - own.keys()),
        [Line(key, parts[key], untold) for key in sorted(parts)],
    )


def _narrowed(where: Codes) -> Sequence[Column]:
    """Return the columns that can be narrowed so: what was just found has no grade yet."""
    return [
        one
        for one in COLUMNS
        if where.keys() <= one.indicator.keys
        and all(where.get(key, code) == code for key, code in one.where.items())
    ]


def days_open(path: Path, window: Window, where: Codes, *, at: datetime) -> DaysOpen:
    """Return how many were closed after how long, by grade: numbers by bucket, and the middle."""
    today = day_of(at)
    found: dict[DangerGrade, tuple[Mapping[int, int], Bucket | None]] = {}
    for grade in _grades(where):
        told = {**where, indicators.GRADE: grade.value}
        key = indicators.CLOSED.key
        question = Cell(indicator=key, path=path, window=window, where=told).question(today)
        counts = breakdown(question, by=BUCKET)
        numbers = {int(bucket): value or 0 for bucket, value in counts.items()}
        found[grade] = (numbers, middle(question))
    return found


def _grades(where: Codes) -> Sequence[DangerGrade]:
    asked = where.get(indicators.GRADE)
    return [grade for grade in DangerGrade if asked in {None, grade.value}]


def _parts(indicator: Indicator, cell: Cell, by: By, today: date) -> Mapping[str, int]:
    question = cell.question(today)
    if by is By.REGION:
        return {key: value or 0 for key, value in children(question).items()}
    if by.value not in indicator.keys:
        return {}
    return {key: value or 0 for key, value in breakdown(question, by=by.value).items()}


def _part(cell: Cell, by: By, key: str) -> Cell:
    if by is By.REGION:
        path = Path(f"{cell.path.dotted}{key}.")
        return Cell(indicator=cell.indicator, path=path, window=cell.window, where=cell.where)
    where = {**cell.where, by.value: key}
    return Cell(indicator=cell.indicator, path=cell.path, window=cell.window, where=where)
