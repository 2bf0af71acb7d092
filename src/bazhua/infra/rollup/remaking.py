"""Cells made anew from all contributions, at once: after a load of millions folding would take hours.

`counting` proves them; who uses the platform meanwhile waits.
"""

from collections.abc import Callable
from typing import Final

from django.db import connection, transaction

from bazhua.infra.db.bare import bare
from bazhua.infra.rollup.core.declare import BROAD, DEPARTMENT, Kind
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.folding import FOLDER

DEEPEST: Final = "SELECT max(cardinality(string_to_array(path, '.'))) - 2 FROM rollup_contribution"

MAKE: Final = """
INSERT INTO rollup_cell (indicator, path, day, dims, value)
SELECT indicator, above.path, day, {dims}, {value}
FROM rollup_contribution AS kept, string_to_array(kept.path, '.') AS ids,
     LATERAL (SELECT '.' || array_to_string(ids[2:1 + %(depth)s], '.') || '.') AS above (path)
WHERE indicator = ANY(%(indicators)s) AND cardinality(ids) >= %(depth)s + 2
GROUP BY {sets}
"""
"""Nodes of one depth; by depth, so that each sort is over what is left at it."""

PARTS: Final = {"dims": "dims", "seat": "dims", "sets": "indicator, above.path, dims, day"}

OF: Final = f"(dims -> '{DEPARTMENT}')"
TOTALS: Final = {
    "dims": f"""CASE WHEN GROUPING(dims) = 0 THEN dims
        WHEN GROUPING({OF}) = 0 THEN jsonb_build_object('{DEPARTMENT}', {OF}) ELSE '{{}}' END""",
    "seat": f"dims, {OF}",
    "sets": f"""indicator, above.path, day, GROUPING SETS ((dims), ({OF}), ())
        HAVING GROUPING({OF}) = 1 OR indicator = ANY(%(finer)s)""",
}
"""The totals of a node as well; a figure told apart by nothing but the department has that one."""

VALUE: Final = {
    Kind.FLOW: "sum(value)",
    Kind.STOCK: "sum(sum(value)) OVER (PARTITION BY indicator, above.path, {seat} ORDER BY day)",
}


@transaction.atomic
def remake(tell: Callable[[int, int], None]) -> int:
    """Make the cells of all flows and stocks anew, and let nothing of them wait; return how many.

    Args:
        tell: is told how many depths of the tree are done, of how many.
    """
    known = indicators().values()
    keys = {kind: [each.key for each in known if each.kind is kind] for kind in VALUE}
    every = [key for own in keys.values() for key in own]
    finer = [each.key for each in known if len(each.keys) > 1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FOLDER])
        cursor.execute("DELETE FROM rollup_waiting WHERE indicator = ANY(%s)", [every])
        cursor.execute("DELETE FROM rollup_cell WHERE indicator = ANY(%s)", [every])
        cursor.execute(DEEPEST)
        deepest, made = cursor.fetchone()[0] or 0, 0
        with bare("rollup_cell", unique=True):
            for depth in range(1, deepest + 1):
                parts = TOTALS if depth <= BROAD else PARTS
                for kind, value in VALUE.items():
                    given = {"depth": depth, "indicators": keys[kind], "finer": finer}
                    statement = MAKE.format(value=value.format(**parts), **parts)
                    cursor.execute(statement, given)
                    made += cursor.rowcount
                tell(depth, deepest)
    return made
