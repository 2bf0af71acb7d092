"""Denominators as they stand, with what they were before their last correction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from bazhua.infra.rollup.core.rates import Span
from bazhua.infra.rollup.models import Denominator


class Seat(NamedTuple):
    """Which denominator: the key of its measure, its node, its time."""

    measure: str
    node: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A denominator as it stands.

    Attributes:
        source, dated: who published it in what, and when.
        former: what the edition before said; none when it is the first.
    """

    seat: Seat
    value: Decimal
    source: str
    dated: date
    entered_by: UUID
    entered_at: datetime
    edition: int
    former: Decimal | None


def entries(seats: Collection[Seat]) -> Mapping[Seat, Entry]:
    """Return those that are known, in one query; the right to read is judged before."""
    if not seats:
        return {}
    rows = Denominator.objects.filter(
        measure__in={seat.measure for seat in seats},
        node__in={seat.node for seat in seats},
        year__in={seat.span.year for seat in seats},
    )
    found: dict[Seat, Entry] = {}
    for row in rows.order_by("edition"):
        seat = Seat(row.measure, row.node, Span(row.year, row.months))
        former = found.get(seat)
        found[seat] = Entry(
            seat=seat,
            value=row.value,
            source=row.source,
            dated=row.dated,
            entered_by=row.entered_by,
            entered_at=row.entered_at,
            edition=row.edition,
            former=former.value if former else None,
        )
    return {seat: entry for seat, entry in found.items() if seat in seats}
