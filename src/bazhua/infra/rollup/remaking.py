"""Cells made anew from all contributions, at once: after a load of millions folding would take hours.

`counting` proves them; who uses the platform meanwhile waits.
"""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from django.db import connection, transaction

from bazhua.infra.db.bare import bare
from bazhua.infra.rollup.core.declare import Indicator, Kind
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.folding import FOLDER

DEEPEST: Final = "SELECT max(cardinality(string_to_array(path, '.'))) - 2 FROM rollup_contribution"

MAKE: Final = """
INSERT INTO rollup_cell (indicator, path, day, dims, value)
SELECT indicator, above.path, day, {dims}, {value}
FROM rollup_contribution AS kept, string_to_array(kept.path, '.') AS ids,
     LATERAL (SELECT '.' || array_to_string(ids[2:1 + %(depth)s], '.') || '.') AS above (path)
WHERE indicator = ANY(%(indicators)s) AND cardinality(ids) >= %(depth)s + 2
GROUP BY indicator, above.path, day, {sets}
"""
"""Nodes of one depth; by depth, so that each sort is over what is left at it."""

SORTED_IN: Final = "SELECT set_config('work_mem', current_setting('maintenance_work_mem'), true)"
"""What is sorted here is a whole table, by one process."""

VALUE: Final = {
    Kind.FLOW: "sum(value)",
    Kind.STOCK: "sum(sum(value)) OVER (PARTITION BY indicator, above.path, {seat} ORDER BY day)",
}


Totals: TypeAlias = tuple[tuple[tuple[str, ...], int], ...]
"""Dimensions of totals, each with the depth down to which they are kept."""


@transaction.atomic
def remake(tell: Callable[[int, int], None]) -> int:
    """Make the cells of all flows and stocks anew, and let nothing of them wait; return how many.

    Args:
        tell: is told how many depths of the tree are done, of how many.
    """
    alike: dict[tuple[Kind, Totals], list[str]] = {}
    for one in indicators().values():
        if one.kind in VALUE:
            alike.setdefault((one.kind, _totals(one)), []).append(one.key)
    every = [key for keys in alike.values() for key in keys]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FOLDER])
        cursor.execute(SORTED_IN)
        cursor.execute("DELETE FROM rollup_waiting WHERE indicator = ANY(%s)", [every])
        cursor.execute("DELETE FROM rollup_cell WHERE indicator = ANY(%s)", [every])
        cursor.execute(DEEPEST)
        deepest, made = cursor.fetchone()[0] or 0, 0
        with bare("rollup_cell", unique=True):
            for depth in range(1, deepest + 1):
                for (kind, totals), own in alike.items():
                    parts = _parts([keys for keys, down_to in totals if depth <= down_to])
                    statement = MAKE.format(value=VALUE[kind].format(**parts), **parts)
                    cursor.execute(statement, {"depth": depth, "indicators": own})
                    made += cursor.rowcount
                tell(depth, deepest)
    return made


def _totals(indicator: Indicator) -> Totals:
    found = ((tuple(sorted(keys)), depth) for keys, depth in indicator.totals.items())
    return tuple(sorted(found))


def _parts(totals: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Return how the seats of a node are told apart, its totals among them."""
    code = {key: f"(dims -> '{key}')" for total in totals for key in total}
    pairs = ", ".join(f"'{key}', {of}" for key, of in code.items())
    whole = f"jsonb_strip_nulls(jsonb_build_object({pairs}))"  # what a set leaves out is null
    sets = ["dims", *(", ".join(code[key] for key in total) for total in totals)]
    return {
        "dims": f"CASE WHEN GROUPING(dims) = 0 THEN dims ELSE {whole} END",
        "seat": ", ".join(("dims", *code.values())),
        "sets": f"GROUPING SETS ({', '.join(f'({each})' for each in sets)})",
    }
