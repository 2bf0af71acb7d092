"""Contributions are written in the transaction of the event that makes them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.transaction import TransactionManagementError
from msgspec.json import Encoder

from bazhua.infra.events.models import Event
from bazhua.infra.rollup.core.contribute import Contribution, Dims, checked, ended
from bazhua.infra.rollup.core.declare import Kind, declared
from bazhua.infra.rollup.core.tree import Reorganisation, Tree, followed, moved, planted
from bazhua.infra.rollup.declarations import indicators
from bazhua.infra.rollup.models import Replanting
from bazhua.infra.rollup.stored import contributions, the_tree
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of

TREE: Final = 0x726F6C6C01
"""Advisory lock: shared by those who contribute, exclusive for a re-organisation."""

APPEND: Final = """
INSERT INTO rollup_contribution (event_uid, indicator, record_uid, path, day, dims, value)
SELECT * FROM json_to_recordset(%s) AS given (event_uid uuid, indicator text, record_uid uuid,
    path text, day date, dims jsonb, value bigint)
"""
"""Rows go in as one JSON text: that costs a tenth of what lists of values do."""

STANDING: Final = """
SELECT indicator, record_uid, path, GREATEST(day, %(day)s), dims, sum(value)::bigint
FROM rollup_contribution WHERE record_uid = %(record)s AND indicator = ANY(%(stocks)s)
GROUP BY 1, 2, 3, 4, 5 HAVING sum(value) <> 0 ORDER BY 1, 3, 4, 5
"""

HAND_OVER: Final = """
WITH standing AS (
    SELECT indicator, record_uid, path, GREATEST(day, %(day)s) AS since, dims,
           sum(value)::bigint AS value
    FROM rollup_contribution
    WHERE indicator = ANY(%(all)s) AND path = %(old)s
      AND (day >= %(day)s OR indicator = ANY(%(stocks)s))
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(value) <> 0
)
INSERT INTO rollup_contribution (event_uid, indicator, record_uid, path, day, dims, value)
SELECT %(event)s, indicator, record_uid, after.path, since, dims, after.value
FROM standing, LATERAL (VALUES (path, -value), (%(new)s, value)) AS after (path, value)
"""
"""What counts at a node itself counts at another one from the day on."""

REPLANT: Final = """
WITH standing AS (
    SELECT indicator, record_uid, path, GREATEST(day, %(day)s) AS since, dims,
           sum(value)::bigint AS value
    FROM rollup_contribution
    WHERE indicator = ANY(%(all)s) AND path >= %(old)s AND path < %(beyond)s
      AND (day >= %(day)s OR indicator = ANY(%(stocks)s))
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(value) <> 0
)
INSERT INTO rollup_contribution (event_uid, indicator, record_uid, path, day, dims, value)
SELECT %(event)s, indicator, record_uid, after.path, since, dims, after.value
FROM standing, LATERAL (VALUES
    (path, -value), (%(new)s || substr(path, length(%(old)s) + 1), value)
) AS after (path, value)
"""
"""What is there since the day follows on its own day; what stood before follows on the day."""


def contribute(event: Event, given: Iterable[Contribution]) -> None:
    """Write what an event contributes, each at its place in the tree of its day.

    Raises:
        TransactionManagementError: outside the transaction of the event.
        UnknownIndicator: an indicator is not declared.
        ContributionRefused: one does not fit its indicator; nothing is written.
    """
    contribute_each([(event.uid, given)])


def contribute_each(happened: Iterable[tuple[UUID | str, Iterable[Contribution]]]) -> None:
    """Write what each of several events of one transaction contributes, in one statement.

    Args:
        happened: uid of each event, with what it contributes.

    Raises:
        TransactionManagementError: outside the transaction of the events.
        UnknownIndicator: an indicator is not declared.
        ContributionRefused: one does not fit its indicator; nothing is written.
    """
    known = indicators()
    good = [
        (event, checked(declared(known, each.indicator), each))
        for event, given in happened
        for each in given
    ]
    tree = _shared_tree()
    _append(
        (event, there)
        for event, each in good
        for there in planted(known[each.indicator].kind, each, tree)
    )


def move(event: Event, *, day: date, path: Path | None = None, codes: Dims = ()) -> int:
    """Take a record's stocks from where they stand to another place, grade or department.

    The event is the record's own and is emitted first: of two who move it the second waits.

    Args:
        day: from which on; the days before it keep their figures.
        path: the new place, or none to stay.
        codes: those that change; a stock that has not these dimensions keeps its own.

    Returns:
        How many contributions were written.
    """
    tree = _shared_tree()
    known = indicators()
    standing = _standing(event.record_uid, day)
    written = moved(standing, tree=tree, path=path, codes=codes)
    _append((event.uid, checked(known[each.indicator], each)) for each in written)
    return len(written)


def end(event: Event, *, day: date) -> int:
    """Take a record's stocks away, wherever they stand; the days before keep their figures.

    Returns:
        How many contributions were written.
    """
    _shared_tree()
    written = ended(_standing(event.record_uid, day))
    _append((event.uid, each) for each in written)
    return len(written)


def reorganise(event: Event, *, old: Path, new: Path, day: date) -> int:
    """Take a node, with all that counts below it, to its new place; earlier days keep the old tree.

    Whoever contributes waits meanwhile, and it waits for them. Whoever still names the old place
    afterwards is counted at the new one, and on the days before the other way round.

    Returns:
        How many contributions were written.

    Raises:
        ReorganisationRefused: another node, below itself, not in force yet, or out of order.
    """
    coming = Reorganisation(old, new, day)
    _in_transaction()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE])
        followed(the_tree(), coming, today=day_of(event.at))
        Replanting.objects.create(old=old.dotted, new=new.dotted, day=day, event_uid=event.uid)
        given: dict[str, Any] = {
            "old": old.dotted,
            "new": new.dotted,
            "beyond": beyond(old.dotted),
            "day": day,
            "all": list(indicators()),
            "stocks": _stocks(),
            "event": event.uid,
        }
        cursor.execute(REPLANT, given)
        return int(cursor.rowcount)


def hand_over(event: Event, *, old: Path, new: Path, day: date) -> int:
    """Let what counts at a node itself, not below it, count at another node from a day on.

    Returns:
        How many contributions were written.

    Raises:
        TransactionManagementError: outside the transaction of the event.
    """
    _in_transaction()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE])
        given: dict[str, Any] = {
            "old": old.dotted,
            "new": new.dotted,
            "day": day,
            "all": list(indicators()),
            "stocks": _stocks(),
            "event": event.uid,
        }
        cursor.execute(HAND_OVER, given)
        return int(cursor.rowcount)


def beyond(dotted: str) -> str:
    """Return the end of the range of texts that begin with a path, in the order of bytes."""
    return dotted[:-1] + chr(ord(".") + 1)


def _shared_tree() -> Tree:
    """Return the tree; it stays so until the transaction ends."""
    _in_transaction()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [TREE])
    return the_tree()


def _in_transaction() -> None:
    if not connection.in_atomic_block:
        raise TransactionManagementError("contributions belong to the transaction of their event")


def _stocks() -> list[str]:
    return [key for key, each in indicators().items() if each.kind is Kind.STOCK]


def _standing(record_uid: UUID, day: date) -> list[Contribution]:
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"record": record_uid, "day": day, "stocks": _stocks()})
        return list(contributions(cursor.fetchall()))


def _append(written: Iterable[tuple[UUID | str, Contribution]]) -> None:
    rows = [
        {
            "event_uid": event,
            "indicator": each.indicator,
            "record_uid": each.record_uid,
            "path": each.path.dotted,
            "day": each.day,
            "dims": dict(each.dims),
            "value": each.value,
        }
        for event, each in written
    ]
    with connection.cursor() as cursor:
        cursor.execute(APPEND, [_JSON.encode(rows).decode()])


_JSON: Final = Encoder()
