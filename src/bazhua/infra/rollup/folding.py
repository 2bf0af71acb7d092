"""Contributions that are not folded yet become cells, batch by batch, by one folder at a time."""

import json
from collections.abc import Sequence
from typing import Any, Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from bazhua.infra.rollup.core.contribute import Contribution, Dims
from bazhua.infra.rollup.core.declare import Catalogue, Indicator, Kind
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.stored import COLUMNS, contributions

FOLDER: Final = 0x726F6C6C02
"""Advisory lock of the one who folds, held until his batch is committed or he is dead."""

BATCH: Final = 2_000

ALONE: Final = """
SELECT pg_try_advisory_xact_lock(%s), set_config('enable_seqscan', 'off', true),
       set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
       set_config('jit', 'off', true)
"""
"""A batch touches few of many cells: each is found by its index, whatever the planner guesses."""

CLAIM: Final = f"""
WITH taken AS (
    DELETE FROM rollup_waiting WHERE id IN (
        SELECT id FROM rollup_waiting WHERE indicator = ANY(%s) ORDER BY id LIMIT %s
    ) RETURNING id, day
)
SELECT {COLUMNS} FROM taken JOIN rollup_contribution USING (id, day) ORDER BY id
"""  # noqa: S608 our own columns
"""What a newer process contributes to an indicator not declared here waits for its folder."""

SPREAD: Final = """
WITH spread AS (
    SELECT indicator, record_uid, above.path, depth, day, dims, totals, value
    FROM unnest(%(indicators)s::text[], %(records)s::uuid[], %(paths)s::text[], %(days)s::date[],
                %(dims)s::jsonb[], %(totals)s::jsonb[], %(values)s::bigint[])
             AS row (indicator, record_uid, path, day, dims, totals, value),
         string_to_array(btrim(row.path, '.'), '.') AS ids,
         generate_series(1, cardinality(ids)) AS depth,
         LATERAL (SELECT '.' || array_to_string(ids[1:depth], '.') || '.') AS above (path)
), given AS (
    SELECT indicator, path, day, dims, sum(value)::bigint AS value FROM (
        SELECT indicator, path, day, dims, value FROM spread
        UNION ALL
        SELECT indicator, path, day, total.dims, value
        FROM spread, jsonb_to_recordset(totals) AS total (dims jsonb, down_to int)
        WHERE depth <= down_to
    ) AS told
    GROUP BY indicator, path, day, dims ORDER BY indicator, path, dims, day
)
"""
"""What contributions add at the node of each and at all nodes above it, and to the totals there."""

ADD: Final = """
INSERT INTO rollup_cell (indicator, path, day, dims, value)
SELECT indicator, path, day, dims, value FROM given
ON CONFLICT (indicator, node, path, dims, day)
DO UPDATE SET value = rollup_cell.value + excluded.value
"""

CARRY: Final = """
, change AS (
    SELECT indicator, path, dims, day AS since, lead(day, 1, 'infinity') OVER seat AS until,
           sum(value) OVER seat AS value
    FROM given WINDOW seat AS (PARTITION BY indicator, path, dims ORDER BY day)
), carried AS (
    UPDATE rollup_cell AS cell SET value = cell.value + change.value FROM change
    WHERE cell.indicator = change.indicator AND cell.path = change.path
      AND cell.dims = change.dims AND cell.node = split_part(change.path, '.', -2)::bigint
      AND cell.day >= change.since AND cell.day < change.until
)
INSERT INTO rollup_cell (indicator, path, day, dims, value)
SELECT indicator, path, since, dims, COALESCE(before.value, 0) + change.value
FROM change LEFT JOIN LATERAL (
    SELECT day, value FROM rollup_cell AS cell
    WHERE cell.indicator = change.indicator AND cell.path = change.path
      AND cell.dims = change.dims AND cell.node = split_part(change.path, '.', -2)::bigint
      AND cell.day <= change.since
    ORDER BY cell.day DESC LIMIT 1
) AS before ON true
WHERE before.day IS DISTINCT FROM since
"""
"""From its day on a change is in every balance. A day without a cell begins with the balance before
it: both parts see the cells as they were, so each adds all changes up to its day."""

COUNT: Final = """
, times AS (
    SELECT indicator, path, day, part.dims, record_uid, sum(value)::bigint AS value
    FROM spread, LATERAL (
        SELECT '{}'::jsonb UNION SELECT dims
        UNION SELECT jsonb_build_object(key, code) FROM jsonb_each(dims) AS one (key, code)
    ) AS part (dims)
    GROUP BY indicator, path, day, part.dims, record_uid
), present AS (
    INSERT INTO rollup_presence AS kept (indicator, path, day, dims, record_uid, times)
    SELECT * FROM times
    ON CONFLICT (indicator, node, day, path, dims, record_uid)
    DO UPDATE SET times = kept.times + excluded.times
    RETURNING indicator, path, day, dims, record_uid, times
)
INSERT INTO rollup_cell (indicator, path, day, dims, value)
SELECT indicator, path, day, dims,
       sum((times > 0)::int - (present.times - times.value > 0)::int)
FROM present JOIN times USING (indicator, path, day, dims, record_uid)
GROUP BY indicator, path, day, dims
ON CONFLICT (indicator, node, path, dims, day)
DO UPDATE SET value = rollup_cell.value + excluded.value
"""
"""A record counts while it is there more often than it was taken away, for each part of its
dimensions: none, one, all."""

STATEMENTS: Final = {
    Kind.FLOW: SPREAD + ADD,
    Kind.STOCK: SPREAD + CARRY,
    Kind.DISTINCT: SPREAD + COUNT,
}


@transaction.atomic
def fold_batch(batch: int = BATCH) -> int | None:
    """Fold the oldest contributions that wait; cells and the end of their waiting commit together.

    Returns:
        How many; 0 when all are, nothing when somebody else is folding.
    """
    with connection.cursor() as cursor:
        cursor.execute(ALONE, [FOLDER])
        if not cursor.fetchone()[0]:
            return None
        known = indicators()
        cursor.execute(CLAIM, [list(known), batch])
        rows = cursor.fetchall()
        if rows:
            _fold(cursor, known, list(contributions(rows)))
        return len(rows)


def fold_due(batch: int = BATCH) -> int:
    """Fold a batch as a duty of the clock.

    Returns:
        How many when more may be waiting, else 0: what comes meanwhile is folded together.
    """
    folded = fold_batch(batch)
    return batch if folded == batch else 0


def fold_all(batch: int = BATCH) -> int:
    """Fold until nothing is left or somebody else folds; return how many."""
    total = 0
    while folded := fold_batch(batch):
        total += folded
    return total


def _fold(cursor: CursorWrapper, known: Catalogue, given: Sequence[Contribution]) -> None:
    for kind, statement in STATEMENTS.items():
        of_kind = [each for each in given if known[each.indicator].kind is kind]
        if of_kind:
            cursor.execute(statement, _columns(known, of_kind))


def _columns(known: Catalogue, given: Sequence[Contribution]) -> dict[str, list[Any]]:
    return {
        "indicators": [each.indicator for each in given],
        "records": [each.record_uid for each in given],
        "paths": [each.path.dotted for each in given],
        "days": [known[each.indicator].start(each.day) for each in given],
        "dims": [json.dumps(dict(each.dims)) for each in given],
        "totals": [json.dumps(_totals(known[each.indicator], each.dims)) for each in given],
        "values": [each.value for each in given],
    }


def _totals(indicator: Indicator, dims: Dims) -> list[dict[str, Any]]:
    return [
        {"dims": {key: code for key, code in dims if key in keys}, "down_to": depth}
        for keys, depth in indicator.totals.items()
    ]
