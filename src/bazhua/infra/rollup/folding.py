"""Contributions that are not folded yet become cells, batch by batch, by one folder at a time."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from bazhua.infra.rollup.core.contribute import Dims
from bazhua.infra.rollup.core.fold import Changes, Key, changes
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.stored import COLUMNS, contributions

FOLDER: Final = 0x726F6C6C02
"""Advisory lock of the one who folds, held until his batch is committed or he is dead."""

BATCH: Final = 2_000

CLAIM: Final = f"""
SELECT id, {COLUMNS} FROM rollup_contribution WHERE NOT folded AND indicator = ANY(%s)
ORDER BY id LIMIT %s
"""  # noqa: S608 our own columns
"""What a newer process contributes to an indicator not declared here waits for its folder."""

MARK: Final = """
UPDATE rollup_contribution SET folded = true
FROM unnest(%s::bigint[], %s::date[]) AS done (id, day)
WHERE rollup_contribution.id = done.id AND rollup_contribution.day = done.day
"""

GIVEN: Final = """
WITH given AS (
    SELECT * FROM unnest(%(indicators)s::text[], %(paths)s::text[], %(days)s::date[],
        %(dims)s::jsonb[], %(values)s::bigint[]) AS row (indicator, path, day, dims, value)
)
"""

ADD: Final = """
INSERT INTO rollup_cell (indicator, path, day, dims, value)
SELECT indicator, path, day, dims, value FROM given
ON CONFLICT (indicator, node, path, dims, day)
DO UPDATE SET value = rollup_cell.value + excluded.value
"""

OPEN: Final = """
INSERT INTO rollup_cell (indicator, path, day, dims, value)
SELECT indicator, path, day, dims, COALESCE((
    SELECT cell.value FROM rollup_cell AS cell
    WHERE cell.indicator = given.indicator AND cell.path = given.path AND cell.dims = given.dims
      AND cell.node = split_part(given.path, '.', -2)::bigint AND cell.day < given.day
    ORDER BY cell.day DESC LIMIT 1
), 0) FROM given
ON CONFLICT (indicator, node, path, dims, day) DO NOTHING
"""
"""A day on which a stock changes for the first time begins with the balance before it."""

CARRY: Final = """
, change AS (
    SELECT cell.id, sum(given.value)::bigint AS value FROM given JOIN rollup_cell AS cell
      ON cell.indicator = given.indicator AND cell.path = given.path AND cell.dims = given.dims
     AND cell.node = split_part(given.path, '.', -2)::bigint AND cell.day >= given.day
    GROUP BY cell.id
)
UPDATE rollup_cell SET value = rollup_cell.value + change.value
FROM change WHERE rollup_cell.id = change.id
"""

COUNT: Final = """
WITH given AS (
    SELECT * FROM unnest(%(indicators)s::text[], %(paths)s::text[], %(days)s::date[],
        %(dims)s::jsonb[], %(records)s::uuid[], %(values)s::bigint[])
        AS row (indicator, path, day, dims, record_uid, value)
), present AS (
    INSERT INTO rollup_presence AS kept (indicator, path, day, dims, record_uid, times)
    SELECT * FROM given
    ON CONFLICT (indicator, node, day, path, dims, record_uid)
    DO UPDATE SET times = kept.times + excluded.times
    RETURNING indicator, path, day, dims, record_uid, times
)
INSERT INTO rollup_cell (indicator, path, day, dims, value)
SELECT indicator, path, day, dims,
       sum((times > 0)::int - (times - value > 0)::int)
FROM present JOIN given USING (indicator, path, day, dims, record_uid)
GROUP BY indicator, path, day, dims
ON CONFLICT (indicator, node, path, dims, day)
DO UPDATE SET value = rollup_cell.value + excluded.value
"""


@transaction.atomic
def fold_batch(batch: int = BATCH) -> int | None:
    """Fold the oldest contributions that are not folded; cells and marks commit together.

    Returns:
        How many; 0 when all are, nothing when somebody else is folding.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [FOLDER])
        (alone,) = cursor.fetchone()
        if not alone:
            return None
        known = indicators()
        cursor.execute(CLAIM, [list(known), batch])
        rows = cursor.fetchall()
        if rows:
            _apply(cursor, changes(known, contributions(row[1:] for row in rows)))
            cursor.execute(MARK, [[row[0] for row in rows], [row[4] for row in rows]])
        return len(rows)


def fold_all(batch: int = BATCH) -> int:
    """Fold until nothing is left or somebody else folds; return how many."""
    total = 0
    while folded := fold_batch(batch):
        total += folded
    return total


def _apply(cursor: CursorWrapper, found: Changes) -> None:
    if found.flows:
        cursor.execute(GIVEN + ADD, _columns(found.flows))
    if found.stocks:
        stocks = _columns(found.stocks)
        cursor.execute(GIVEN + OPEN, stocks)
        cursor.execute(GIVEN + CARRY, stocks)
    if found.presences:
        keys = [presence.key for presence in found.presences]
        records = [presence.record_uid for presence in found.presences]
        values = list(found.presences.values())
        cursor.execute(COUNT, {**_keys(keys), "records": records, "values": values})


def _columns(values: Mapping[Key, int]) -> dict[str, list[Any]]:
    ordered = sorted(values.items())
    return {**_keys(key for key, _ in ordered), "values": [value for _, value in ordered]}


def _keys(keys: Iterable[Key]) -> dict[str, list[Any]]:
    listed = list(keys)
    return {
        "indicators": [key.seat.indicator for key in listed],
        "paths": [key.seat.path for key in listed],
        "days": [key.day for key in listed],
        "dims": [_json(key.seat.dims) for key in listed],
    }


def _json(dims: Dims) -> str:
    return json.dumps(dict(dims))
