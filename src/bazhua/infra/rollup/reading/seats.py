"""Cells of a node or of its children, in few index probes however many days there are.

A seat is a path with dimensions. The seats are walked from one to the next in the index, and at
each the days are summed (flow), the last is taken (stock) or the period is met (distinct).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, NamedTuple

from django.db import connection

from bazhua.infra.rollup.core.contribute import Dims
from bazhua.infra.rollup.core.declare import Indicator, Kind
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.core.tree import path_on
from bazhua.infra.rollup.stored import dims_in, the_tree
from bazhua.kernel.scope import Path

WALK: Final = """
WITH RECURSIVE seat AS (
    (SELECT node, path, dims FROM rollup_cell
     WHERE indicator = %(indicator)s AND {column} = %(node)s ORDER BY path, dims LIMIT 1)
    UNION ALL
    SELECT next.node, next.path, next.dims FROM seat, LATERAL (
        SELECT node, path, dims FROM rollup_cell
        WHERE indicator = %(indicator)s AND {column} = %(node)s
          AND (path, dims) > (seat.path, seat.dims)
        ORDER BY path, dims LIMIT 1
    ) AS next
)
SELECT seat.node, seat.path, seat.dims, cell.value FROM seat, LATERAL (
    {take} FROM rollup_cell
    WHERE indicator = %(indicator)s AND {column} = %(node)s
      AND path = seat.path AND dims = seat.dims AND {days}
) AS cell WHERE cell.value IS NOT NULL
"""

TAKE: Final = {
    Kind.FLOW: ("SELECT sum(value)::bigint AS value", "day BETWEEN %(since)s AND %(until)s"),
    Kind.STOCK: ("SELECT value", "day <= %(until)s ORDER BY day DESC LIMIT 1"),
    Kind.DISTINCT: ("SELECT value", "day = %(start)s"),
}

UNITE: Final = """
SELECT dims, count(DISTINCT record_uid) FROM rollup_presence
WHERE indicator = %s AND node = %s AND day = %s AND path = ANY(%s) AND times > 0 GROUP BY dims
"""


class Line(NamedTuple):
    """The value of one seat in a window."""

    node: int
    path: str
    dims: Dims
    value: int


def node_lines(indicator: Indicator, path: Path, window: Window, today: date) -> list[Line]:
    """Return the seats of a node, whichever its place in the tree was.

    Args:
        path: of the node today; the right to read was judged by it, so that a path that is not
            the node's own finds nothing.
    """
    lines = _walk(indicator, "node", path.ids()[-1], window)
    own = _places({line.path for line in lines}, path, today)
    return [line for line in lines if line.path in own]


def children_lines(indicator: Indicator, path: Path, window: Window, today: date) -> list[Line]:
    """Return the seats of the nodes that were right below a node in these days."""
    lines = _walk(indicator, "parent", path.ids()[-1], window)
    own = _places({_above(line.path) for line in lines}, path, today)
    return [line for line in lines if _above(line.path) in own]


def unite(
    indicator: Indicator, node: int, window: Window, places: Iterable[str]
) -> list[tuple[Dims, int]]:
    """Return a distinct count over all places that a node had in the period."""
    start = indicator.start(window.until)
    with connection.cursor() as cursor:
        cursor.execute(UNITE, [indicator.key, node, start, sorted(places)])
        return [(dims_in(dims), value) for dims, value in cursor.fetchall()]


def _above(dotted: str) -> str:
    return dotted[: dotted.rindex(".", 0, -1) + 1]


def _places(found: set[str], path: Path, today: date) -> set[str]:
    """Return which of the found paths are places of a node that is at a path today."""
    own = found & {path.dotted}
    if others := found - own:
        tree = the_tree()
        own |= {place for place in others if path_on(Path(place), today, tree) == path}
    return own


def _walk(indicator: Indicator, column: str, node: int, window: Window) -> list[Line]:
    take, days = TAKE[indicator.kind]
    given: dict[str, Any] = {
        "indicator": indicator.key,
        "node": node,
        "since": window.since,
        "until": window.until,
        "start": indicator.start(window.until),
    }
    with connection.cursor() as cursor:
        cursor.execute(WALK.format(column=column, take=take, days=days), given)
        rows = cursor.fetchall()
    return [Line(found, path, dims_in(dims), value) for found, path, dims, value in rows]
