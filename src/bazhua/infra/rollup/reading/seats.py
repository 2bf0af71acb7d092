"""Cells of a node or of its children, in few index probes however many days there are.

A seat is a path with dimensions. The seats are walked from one to the next in the index, and at
each the days of every window are summed (flow), the last is taken (stock) or the period is met
(distinct). A path that keeps totals begins with the seat without dimensions: who asks for no more
than a total is given that, and the walk goes on to the next path.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from django.db import connection

from bazhua.infra.rollup.core.contribute import Dims
from bazhua.infra.rollup.core.declare import Indicator, Kind
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.core.tree import path_on
from bazhua.infra.rollup.stored import dims_in, the_tree
from bazhua.kernel.scope import Path

TOTAL: Final = """
dims = '{{}}' AND length(path) - length(replace(path, '.', '')) - 1 <= %(down_to)s
"""
"""The seat without dimensions, of a node that keeps the total that is asked for."""

WALK: Final = f"""
WITH RECURSIVE seat AS (
    (SELECT node, path, dims, {TOTAL} AS total FROM rollup_cell
     WHERE indicator = %(indicator)s AND {{column}} = %(node)s ORDER BY path, dims LIMIT 1)
    UNION ALL
    SELECT next.* FROM seat, LATERAL (
        SELECT node, path, dims, {TOTAL} FROM rollup_cell
        WHERE indicator = %(indicator)s AND {{column}} = %(node)s AND (path, dims) >
            (CASE WHEN seat.total THEN seat.path || chr(1) ELSE seat.path END, seat.dims)
        ORDER BY path, dims LIMIT 1
    ) AS next
), taken AS (
    SELECT node, path, CASE WHEN total THEN %(where)s ELSE dims END AS dims FROM seat
    WHERE total OR dims ?& %(keys)s AND dims @> %(where)s
)
SELECT asked.number - 1, taken.node, taken.path, taken.dims, cell.value
FROM taken
CROSS JOIN unnest(%(since)s::date[], %(until)s::date[], %(start)s::date[])
    WITH ORDINALITY AS asked (since, until, start, number)
CROSS JOIN LATERAL (
    {{take}} FROM rollup_cell
    WHERE indicator = %(indicator)s AND {{column}} = %(node)s
      AND path = taken.path AND dims = taken.dims AND {{days}}
) AS cell WHERE cell.value IS NOT NULL
"""  # noqa: S608 our own words
"""Behind a seat that is a total comes what is behind the whole path and before all below it."""

TAKE: Final = {
    Kind.FLOW: ("SELECT sum(value)::bigint AS value", "day BETWEEN asked.since AND asked.until"),
    Kind.STOCK: ("SELECT value", "day <= asked.until ORDER BY day DESC LIMIT 1"),
    Kind.DISTINCT: ("SELECT value", "day = asked.start"),
}

UNITE: Final = """
SELECT dims, count(DISTINCT record_uid) FROM rollup_presence
WHERE indicator = %s AND node = %s AND day = %s AND path = ANY(%s) AND times > 0 GROUP BY dims
"""


class Dimensions(NamedTuple):
    """Which seats are asked for.

    Attributes:
        where: codes that they have.
        apart: told apart by all dimensions, though what these come to is kept.
    """

    where: Mapping[str, str] = MappingProxyType({})
    apart: bool = False


ALL: Final = Dimensions()


class Line(NamedTuple):
    """The value of one seat in a window, by the window's place among those asked for."""

    number: int
    node: int
    path: str
    dims: Dims
    value: int


def node_lines(
    indicator: Indicator,
    path: Path,
    window: Window,
    today: date,
    *,
    dimensions: Dimensions = ALL,
    placed: bool = False,
) -> list[Line]:
    """Return the seats of a node, whichever its place in the tree was.

    Args:
        path: of the node today; the right to read was judged by it, so that a path that is not
            the node's own finds nothing.
        placed: only the seats right below the node that the path names above it.
    """
    (lines,) = node_series(indicator, path, [window], today, dimensions=dimensions, placed=placed)
    return lines


def node_series(
    indicator: Indicator,
    path: Path,
    windows: Sequence[Window],
    today: date,
    *,
    dimensions: Dimensions = ALL,
    placed: bool = False,
) -> list[list[Line]]:
    """Return what `node_lines` does for each of several windows, in one walk."""
    *above, node = path.ids()
    lines = _walk(indicator, "node", node, windows, dimensions)
    if placed and above:
        own = _places({_above(line.path) for line in lines}, Path.of(*above), today)
        kept = [line for line in lines if _above(line.path) in own]
    else:
        own = _places({line.path for line in lines}, path, today)
        kept = [line for line in lines if line.path in own]
    return _each(kept, windows)


def children_series(
    indicator: Indicator,
    path: Path,
    windows: Sequence[Window],
    today: date,
    dimensions: Dimensions = ALL,
) -> list[list[Line]]:
    """Return the seats of the nodes that were right below a node in each of several windows."""
    lines = _walk(indicator, "parent", path.ids()[-1], windows, dimensions)
    own = _places({_above(line.path) for line in lines}, path, today)
    kept = [line for line in lines if _above(line.path) in own]
    return _each(kept, windows)


def unite(
    indicator: Indicator, node: int, window: Window, places: Iterable[str]
) -> list[tuple[Dims, int]]:
    """Return a distinct count over all places that a node had in the period."""
    start = indicator.start(window.until)
    with connection.cursor() as cursor:
        cursor.execute(UNITE, [indicator.key, node, start, sorted(places)])
        return [(dims_in(dims), value) for dims, value in cursor.fetchall()]


def _each(lines: Iterable[Line], windows: Sequence[Window]) -> list[list[Line]]:
    found: list[list[Line]] = [[] for _ in windows]
    for line in lines:
        found[line.number].append(line)
    return found


def _above(dotted: str) -> str:
    return dotted[: dotted.rindex(".", 0, -1) + 1]


def _places(found: set[str], path: Path, today: date) -> set[str]:
    """Return which of the found paths are places of a node that is at a path today."""
    own = found & {path.dotted}
    if others := found - own:
        tree = the_tree()
        own |= {place for place in others if path_on(Path(place), today, tree) == path}
    return own


def _walk(
    indicator: Indicator,
    column: str,
    node: int,
    windows: Sequence[Window],
    dimensions: Dimensions,
) -> list[Line]:
    take, days = TAKE[indicator.kind]
    given: dict[str, Any] = {
        "indicator": indicator.key,
        "node": node,
        "where": json.dumps(dict(dimensions.where)),
        "keys": [] if indicator.kind is Kind.DISTINCT else list(indicator.keys),
        "down_to": 0 if dimensions.apart else indicator.kept_to(dimensions.where.keys()),
        "since": [window.since for window in windows],
        "until": [window.until for window in windows],
        "start": [indicator.start(window.until) for window in windows],
    }
    with connection.cursor() as cursor:
        statement = WALK.format(column=column, take=take, days=days)
        cursor.execute(statement, given)
        rows = cursor.fetchall()
    return [
        Line(number, found, path, dims_in(dims), value) for number, found, path, dims, value in rows
    ]
