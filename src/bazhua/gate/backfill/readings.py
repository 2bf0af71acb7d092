"""Rows as readings: a column of points, or a column for each point."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, TypeAlias

from bazhua.engine.core.codes import Quality
from bazhua.gate.backfill.tables import Row, Table, Unreadable
from bazhua.kernel.times import BEIJING
from bazhua.kernel.words import Phrase, say

NAMES: Final[Mapping[str, str]] = {
    "time_utc": "time",
    "时间": "time",
    "点位": "point",
    "数值": "value",
    "质量": "quality",
}
"""Other names of columns: of our own exports, and Chinese ones."""

GOOD: Final = frozenset(
    {"", "0", "192", "良好", "正常", *(one.name.lower() for one in Quality if one != Quality.BAD)}
)
"""As people, OPC classic (192) and OPC UA (0) write it, and what the engine said of a reading in one
of our own exports, which it will say again; all else is BAD."""

LONGEST_TAG: Final = 64
LATEST_MS: Final = 2**53


class Reading(NamedTuple):
    """One reading: milliseconds since 1970, point, value, code of its quality."""

    t: int
    point: str
    v: float
    q: int


class Wrong(NamedTuple):
    """A row, or a cell of it, that is no reading."""

    row: int
    problem: Phrase


Found: TypeAlias = Reading | Wrong
Read: TypeAlias = Callable[[Row], Iterator[Found]]


def readings_of(table: Table) -> Iterator[tuple[float, Found]]:
    """Yield what the rows hold, each with how much of the file lies behind it.

    Raises:
        Unreadable: the columns are not those of readings.
    """
    read = _reader(
        [NAMES.get(name, name.lower() if name.isascii() else name) for name in table.columns],
        table.columns,
    )
    for row in table.rows:
        for found in read(row):
            yield row.share, found


def _reader(known: Sequence[str], named: Sequence[str]) -> Read:
    if "time" not in known:
        raise Unreadable(
            say("缺少“时间”（time）列", "there is no column time (时间)"),
        )
    if "point" not in known:
        points = {place: name for place, name in enumerate(named) if known[place] != "time"}
        return lambda row: _wide(row, known.index("time"), points)
    if "value" not in known:
        raise Unreadable(say("缺少“数值”（value）列", "there is no column value (数值)"))
    places = {
        name: known.index(name) for name in ("time", "point", "value", "quality") if name in known
    }
    return lambda row: _narrow(row, places)


def _narrow(row: Row, places: Mapping[str, int]) -> Iterator[Found]:
    cells = {name: _cell(row, place) for name, place in places.items()}
    quality = str(cells.get("quality") or "").strip().lower()
    yield _reading(
        row, cells["time"], cells["point"], cells["value"], 0 if quality in GOOD else Quality.BAD
    )


def _wide(row: Row, time: int, points: Mapping[int, str]) -> Iterator[Found]:
    """Yield a reading for each cell that is filled."""
    for place, point in points.items():
        value = _cell(row, place)
        if value not in {None, ""}:
            yield _reading(row, _cell(row, time), point, value, 0)


def _cell(row: Row, place: int) -> Any:
    return row.cells[place] if place < len(row.cells) else None


def _reading(row: Row, time: Any, point: Any, value: Any, quality: int) -> Found:
    t, v, tag = _milliseconds(time), _number(value), str(point or "").strip()
    if t is None:
        problem = say("时间无法识别：{cell}", "no time: {cell}", cell=_shown(time))
    elif not 0 < len(tag) <= LONGEST_TAG:
        problem = say("点位编码无效：{cell}", "no code of a point: {cell}", cell=_shown(point))
    elif v is None:
        problem = say("不是数值：{cell}", "no number: {cell}", cell=_shown(value))
    else:
        return Reading(t, tag, v, quality)
    return Wrong(row.number, problem)


def _milliseconds(cell: Any) -> int | None:
    """Return a time; one that names no zone is Beijing's, a whole number is milliseconds."""
    if isinstance(cell, str):
        text = cell.strip()
        if text.isdecimal() and len(text) > len("20260301"):
            return int(text) if int(text) < LATEST_MS else None
        try:
            cell = datetime.fromisoformat(text.replace("/", "-"))
        except ValueError:
            return None
    if isinstance(cell, datetime):
        aware = cell if cell.tzinfo else cell.replace(tzinfo=BEIJING)
        t = round(aware.timestamp() * 1_000)
        return t if t >= 0 else None
    return cell if isinstance(cell, int) and 0 <= cell < LATEST_MS else None


def _number(cell: Any) -> float | None:
    try:
        number = float(cell)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _shown(cell: Any) -> str:
    return "–" if cell in {None, ""} else str(cell)[:LONGEST_TAG]
