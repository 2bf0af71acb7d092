"""Denominators are entered; what was entered stays, a correction is a further edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.db import connection, transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import Subject, emit_each
from bazhua.infra.rollup.core.rates import Span
from bazhua.infra.rollup.models import Denominator
from bazhua.infra.rollup.rates.reading import Entry, Seat, entries
from bazhua.infra.rollup.reading.question import RESOURCE
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.scope import Path, Place

IMPORT: Final = "import"
ONE_BY_ONE: Final = "LOCK TABLE rollup_denominator IN SHARE ROW EXCLUSIVE MODE"
"""Who enters another edition waits, and then finds this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """What is said of a node in a time, by whom published and when."""

    measure: str
    path: Path
    span: Span
    value: Decimal
    source: str
    dated: date

    @property
    def seat(self) -> Seat:
        """Which denominator it is."""
        return Seat(self.measure, self.path.ids()[-1], self.span)


@transaction.atomic
def enter(entering: Sequence[Entering], *, actor: Actor, at: datetime) -> int:
    """Enter denominators, all or none; what says the same as before is left as it stands.

    Returns:
        How many are new or corrected.

    Raises:
        Forbidden: the actor may not enter them for one of the nodes.
    """
    if not all(may_enter(actor, one.path, at) for one in entering):
        raise Forbidden
    with connection.cursor() as cursor:
        cursor.execute(ONE_BY_ONE)
    standing = entries({one.seat for one in entering})
    fresh = [one for one in entering if not _same(one, standing.get(one.seat))]
    if not fresh:
        return 0
    rows = [_row(one, standing.get(one.seat), actor, at) for one in fresh]
    Denominator.objects.bulk_create(rows)
    told = [
        (
            Subject(row.uid, one.path.dotted),
            {
                "measure": row.measure,
                "year": row.year,
                "months": row.months,
                "edition": row.edition,
                "value": str(row.value),
                "source": row.source,
            },
        )
        for row, one in zip(rows, fresh, strict=True)
    ]
    emit_each("denominator.entered", told, actor=actor, at=at)
    return len(rows)


def may_enter(actor: Actor, path: Path, at: datetime) -> bool:
    """Return whether somebody may enter denominators of a node."""
    return actor.may(RESOURCE, IMPORT, Place(region=path), at)


def _same(one: Entering, standing: Entry | None) -> bool:
    if standing is None:
        return False
    said = (standing.value, standing.source, standing.dated)
    return said == (one.value, one.source, one.dated)


def _row(one: Entering, standing: Entry | None, actor: Actor, at: datetime) -> Denominator:
    return Denominator(
        uid=new_uid(at),
        measure=one.measure,
        node=one.seat.node,
        year=one.span.year,
        months=one.span.months,
        edition=standing.edition + 1 if standing else 1,
        value=one.value,
        source=one.source,
        dated=one.dated,
        entered_by=actor.uid,
        entered_at=at,
    )
