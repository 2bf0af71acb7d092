"""The proof of the cells: everything counted again by the database, and what to do if it differs.

The statements share nothing with the fold.
"""

import json
from datetime import date, datetime
from itertools import combinations
from typing import Any, Final, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import Subject, emit
from bazhua.infra.rollup.core.contribute import Dims
from bazhua.infra.rollup.core.declare import Kind
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.folding import FOLDER
from bazhua.infra.rollup.stored import dims_in

FIGURES: Final = uuid5(NAMESPACE_URL, "bazhua:figures")
"""The record that a repair is an event of."""

MOST_NAMED: Final = 100

COUNT: Final = """
WITH spread AS NOT MATERIALIZED (
    SELECT kept.indicator, kept.record_uid, kept.day, kept.dims, kept.value, above.path, depth
    FROM rollup_contribution AS kept,
         string_to_array(btrim(kept.path, '.'), '.') AS ids,
         generate_series(1, cardinality(ids)) AS depth,
         LATERAL (SELECT '.' || array_to_string(ids[1:depth], '.') || '.') AS above (path)
    WHERE NOT EXISTS (SELECT FROM rollup_waiting WHERE rollup_waiting.id = kept.id)
), added AS NOT MATERIALIZED (
    SELECT indicator, path, dims, day, value FROM spread
    UNION ALL
    SELECT spread.indicator, path, part.dims, day, value
    FROM spread
    JOIN json_to_recordset(%(totals)s) AS part_of (indicator text, keys text[], down_to int)
      ON part_of.indicator = spread.indicator AND depth <= down_to,
    LATERAL (
        SELECT COALESCE(jsonb_object_agg(key, spread.dims -> key), '{}') FROM unnest(keys) AS key
    ) AS part (dims)
), presence AS (
    SELECT spread.indicator, path, part.dims, date_trunc(period, day)::date AS day, record_uid,
           sum(value) AS times
    FROM spread
    JOIN json_to_recordset(%(parts)s) AS part_of (indicator text, period text, keys text[])
      ON part_of.indicator = spread.indicator,
    LATERAL (
        SELECT COALESCE(jsonb_object_agg(key, spread.dims -> key), '{}') FROM unnest(keys) AS key
    ) AS part (dims)
    GROUP BY 1, 2, 3, 4, 5
), counted (indicator, path, dims, day, record_uid, value) AS (
    SELECT indicator, path, dims, day, %(nobody)s::uuid, sum(value)
    FROM added WHERE indicator = ANY(%(flows)s) GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT indicator, path, dims, day, %(nobody)s,
           sum(sum(value)) OVER (PARTITION BY indicator, path, dims ORDER BY day)
    FROM added WHERE indicator = ANY(%(stocks)s) GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT indicator, path, dims, day, %(nobody)s, count(*) FILTER (WHERE times > 0)
    FROM presence GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT * FROM presence
), kept AS (
    SELECT indicator, path, dims, day, %(nobody)s::uuid AS record_uid, value FROM rollup_cell
    UNION ALL
    SELECT indicator, path, dims, day, record_uid, times FROM rollup_presence
)
SELECT indicator, path, dims, day, NULLIF(record_uid, %(nobody)s), kept.value,
       counted.value::bigint
FROM (SELECT * FROM kept WHERE indicator = ANY(%(all)s)) AS kept
FULL JOIN counted USING (indicator, path, dims, day, record_uid)
WHERE kept.value IS DISTINCT FROM counted.value
ORDER BY indicator, path, dims, day, record_uid
"""
"""Each folded contribution at every node above it, added up by kind, beside what the tables hold."""

SIZES: Final = """
SELECT (SELECT count(*) FROM rollup_contribution) - waiting, waiting,
       (SELECT count(*) FROM rollup_cell)
FROM (SELECT count(*) FROM rollup_waiting) AS queue (waiting)
"""

SET_CELLS: Final = """
WITH given AS (
    SELECT * FROM unnest(%(indicators)s::text[], %(paths)s::text[], %(dims)s::jsonb[],
        %(days)s::date[], %(values)s::bigint[]) AS row (indicator, path, dims, day, value)
), gone AS (
    DELETE FROM rollup_cell USING given
    WHERE given.value IS NULL AND rollup_cell.indicator = given.indicator
      AND rollup_cell.node = split_part(given.path, '.', -2)::bigint
      AND rollup_cell.path = given.path AND rollup_cell.dims = given.dims
      AND rollup_cell.day = given.day
)
INSERT INTO rollup_cell (indicator, path, dims, day, value)
SELECT * FROM given WHERE value IS NOT NULL
ON CONFLICT (indicator, node, path, dims, day) DO UPDATE SET value = excluded.value
"""

SET_PRESENCES: Final = """
WITH given AS (
    SELECT * FROM unnest(%(indicators)s::text[], %(paths)s::text[], %(dims)s::jsonb[],
        %(days)s::date[], %(records)s::uuid[], %(values)s::bigint[])
        AS row (indicator, path, dims, day, record_uid, times)
), gone AS (
    DELETE FROM rollup_presence USING given
    WHERE given.times IS NULL AND rollup_presence.indicator = given.indicator
      AND rollup_presence.node = split_part(given.path, '.', -2)::bigint
      AND rollup_presence.path = given.path AND rollup_presence.dims = given.dims
      AND rollup_presence.day = given.day AND rollup_presence.record_uid = given.record_uid
)
INSERT INTO rollup_presence (indicator, path, dims, day, record_uid, times)
SELECT * FROM given WHERE times IS NOT NULL
ON CONFLICT (indicator, node, day, path, dims, record_uid) DO UPDATE SET times = excluded.times
"""


class Difference(NamedTuple):
    """A cell, or with a record the presence of it, whose value is not what was counted.

    Attributes:
        kept: the value in the table, or none when it is missing.
        counted: the value that was counted, or none when there should be no such cell.
    """

    indicator: str
    path: str
    dims: Dims
    day: date
    record_uid: UUID | None
    kept: int | None
    counted: int | None


class Recount(NamedTuple):
    """What a recount found.

    Attributes:
        contributions: those that are folded.
        waiting: those that are not folded yet and not counted.
    """

    contributions: int
    waiting: int
    cells: int
    differences: list[Difference]


def recount() -> Recount:
    """Count all cells again from the folded contributions and compare; change nothing.

    Folding goes on meanwhile: contributions, marks and cells are read in one snapshot.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return _recount(cursor)


@transaction.atomic(durable=True)
def repair(*, actor: Actor, at: datetime) -> Recount:
    """Count all cells again and write what was counted where it differs, with an event.

    Folding waits meanwhile.

    Returns:
        What was found, and is right now.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FOLDER])
        found = _recount(cursor)
        if found.differences:
            figures = [each for each in found.differences if each.record_uid is None]
            records = [each for each in found.differences if each.record_uid is not None]
            cursor.execute(SET_CELLS, _columns(figures))
            cursor.execute(SET_PRESENCES, _columns(records))
            named = [shown(each) for each in found.differences[:MOST_NAMED]]
            told = {"differences": len(found.differences), "first": named}
            emit("figures.repaired", Subject(FIGURES), actor=actor, at=at, data=told)
    return found


def shown(difference: Difference) -> dict[str, Any]:
    """Return a difference as values that become JSON."""
    return {**difference._asdict(), "dims": dict(difference.dims)}


def _recount(cursor: CursorWrapper) -> Recount:
    cursor.execute(SIZES)
    folded, waiting, cells = cursor.fetchone()
    cursor.execute(COUNT, _asked())
    differences = [
        Difference(indicator, path, dims_in(dims), day, record_uid, kept, counted)
        for indicator, path, dims, day, record_uid, kept, counted in cursor.fetchall()
    ]
    return Recount(folded, waiting, cells, differences)


def _asked() -> dict[str, Any]:
    known = indicators()
    parts = [
        {"indicator": each.key, "period": each.period, "keys": keys}
        for each in known.values()
        if each.kind is Kind.DISTINCT
        for size in range(len(each.keys) + 1)
        for keys in combinations(sorted(each.keys), size)
    ]
    totals = [
        {"indicator": each.key, "keys": sorted(keys), "down_to": depth}
        for each in known.values()
        if each.kind is not Kind.DISTINCT
        for keys, depth in each.totals.items()
    ]
    return {
        "all": list(known),
        "flows": [each.key for each in known.values() if each.kind is Kind.FLOW],
        "stocks": [each.key for each in known.values() if each.kind is Kind.STOCK],
        "parts": json.dumps(parts),
        "totals": json.dumps(totals),
        "nobody": UUID(int=0),
    }


def _columns(differences: list[Difference]) -> dict[str, list[Any]]:
    return {
        "indicators": [each.indicator for each in differences],
        "paths": [each.path for each in differences],
        "dims": [json.dumps(dict(each.dims)) for each in differences],
        "days": [each.day for each in differences],
        "records": [each.record_uid for each in differences],
        "values": [each.counted for each in differences],
    }
