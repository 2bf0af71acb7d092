"""The import of what rates of a region are set against."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from bazhua.infra.db.actors import Actor
from bazhua.infra.imports.core.declaration import (
    Column,
    ImportedRow,
    ImportKind,
    Judge,
    Kind,
    Problem,
    Values,
)
from bazhua.infra.rollup.core.rates import WHOLE_YEAR, Span
from bazhua.infra.rollup.declarations import measures
from bazhua.infra.rollup.rates.keeping import IMPORT, Entering, enter, may_enter
from bazhua.infra.rollup.reading.question import RESOURCE
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word, say
from bazhua.registry.domain.where.measures import MEASURES
from bazhua.registry.domain.where.refusals import UnknownRegion
from bazhua.registry.selectors.region_names import region_paths

NAME: Final = "registry.denominators"
FIRST_YEAR: Final = 1949
LAST_YEAR: Final = 2999
MOST_VALUE: Final = Decimal(10**15)
PLACES: Final = 4

COLUMNS = (
    Column(key="region", word=Word("区划", "Region"), longest=60),
    Column(
        key="measure",
        word=Word("分母", "Denominator"),
        kind=Kind.CHOICE,
        choices={one.key: one.word for one in MEASURES},
    ),
    Column(
        key="year",
        word=Word("年份", "Year"),
        kind=Kind.INTEGER,
        least=Decimal(FIRST_YEAR),
        most=Decimal(LAST_YEAR),
    ),
    Column(
        key="months",
        word=Word("累计至月份", "Until the end of month"),
        kind=Kind.INTEGER,
        required=False,
        least=Decimal(1),
        most=Decimal(WHOLE_YEAR),
    ),
    Column(
        key="value",
        word=Word("数值", "Value"),
        kind=Kind.DECIMAL,
        least=Decimal(0),
        most=MOST_VALUE,
    ),
    Column(key="source", word=Word("来源", "Source")),
    Column(key="dated", word=Word("公布日期", "Published on"), kind=Kind.DATE),
)


def check(values: Values) -> Iterable[Problem]:
    """Judge value and months of a row."""
    value = Decimal(str(values["value"]))
    if value == 0:
        said = say("分母须大于 0，请按公布数改正", "a denominator must be above 0; correct it")
        yield Problem("value", "not_above_0", said)
    if value != round(value, PLACES):
        said = say(
            "至多 {places} 位小数，请按公布数填写",
            "at most {places} decimals; round it as published",
            places=PLACES,
        )
        yield Problem("value", "too_exact", said)
    measure = measures()[str(values["measure"])]
    if not measure.cumulative and values["months"] not in {None, WHOLE_YEAR}:
        said = say(
            "“{measure}”按年填报；请将月份留空",
            "{measure} is told for a year; leave the month empty",
            measure=measure.word,
        )
        yield Problem("months", "not_by_month", said)


def judging(*, actor: Actor, at: datetime) -> Judge:
    """Return what compares rows with the regions, the rights, the day and each other."""
    first: dict[tuple[object, ...], int] = {}
    today = day_of(at)

    def judge(rows: Sequence[ImportedRow]) -> Mapping[int, Sequence[Problem]]:
        paths = _paths(rows)
        found = {row.number: list(_problems(row, paths, actor, at)) for row in rows}
        for row in rows:
            found[row.number] += _late(row.values, today)
            found[row.number] += _twice(row, paths, first)
        return {number: problems for number, problems in found.items() if problems}

    return judge


def apply(rows: Sequence[ImportedRow], *, actor: Actor, at: datetime) -> None:
    """Enter all rows or none.

    Raises:
        Forbidden: the actor may not enter them for a region any more.
        UnknownRegion: a region is gone meanwhile.
    """
    paths = _paths(rows)
    enter([_entering(row.values, paths) for row in rows], actor=actor, at=at)


def _paths(rows: Sequence[ImportedRow]) -> Mapping[str, str]:
    return region_paths({str(row.values["region"]) for row in rows})


def _problems(
    row: ImportedRow, paths: Mapping[str, str], actor: Actor, at: datetime
) -> Iterator[Problem]:
    path = paths.get(str(row.values["region"]))
    if path is None or not may_enter(actor, Path(path), at):
        said = say(
            "没有这个区划，或无权填报；请填写所辖区划的代码或名称",
            "there is no such region for you; give code or name of one that is yours",
        )
        yield Problem("region", "unknown_region", said)


def _late(values: Values, today: date) -> Iterator[Problem]:
    given: dict[str, Any] = dict(values)
    if given["dated"] > today:
        said = say(
            "公布日期在今天之后，请填写公布当日", "it is after today; give the day of publication"
        )
        yield Problem("dated", "after_today", said)
    if given["year"] > today.year:
        said = say("该年尚未开始，请核对年份", "the year has not begun; correct it")
        yield Problem("year", "after_today", said)


def _twice(
    row: ImportedRow, paths: Mapping[str, str], first: dict[tuple[object, ...], int]
) -> Iterator[Problem]:
    values = row.values
    path = paths.get(str(values["region"]), values["region"])
    key = (path, values["measure"], values["year"], values["months"] or WHOLE_YEAR)
    if (before := first.setdefault(key, row.number)) != row.number:
        said = say(
            "与第 {row} 行是同一区划、分母和时间；请只留一行",
            "it is of the region, denominator and time of row {row}; leave one of them",
            row=before,
        )
        yield Problem("", "twice", said)


def _entering(values: Values, paths: Mapping[str, str]) -> Entering:
    given: dict[str, Any] = dict(values)
    if given["region"] not in paths:
        raise UnknownRegion("region", given["region"])
    return Entering(
        measure=given["measure"],
        path=Path(paths[given["region"]]),
        span=Span(given["year"], given["months"] or WHOLE_YEAR),
        value=given["value"],
        source=given["source"],
        dated=given["dated"],
    )


DENOMINATORS = ImportKind(
    name=NAME,
    word=Word("比率的分母", "Denominators of rates"),
    columns=COLUMNS,
    right=(RESOURCE, IMPORT),
    check=check,
    judging=judging,
    batch=None,
    whole=True,
    apply=apply,
)
