"""What is watched as the engine is told of it; this comes last in a service."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, TypeVar

from django.db import transaction

from bazhua.engine.core.definitions import LimitKind
from bazhua.engine.messages import Definitions, EntryKind
from bazhua.grips.inherent.domain.alarm.policy import FlatLine, tolerances
from bazhua.grips.inherent.domain.watching.policy import ShelvingBarred
from bazhua.grips.inherent.models import Installation, Limit, Point, ToldBook, points
from bazhua.grips.inherent.selectors.watching.definitions import limit_defined, points_defined
from bazhua.infra.policies.book import current_book
from bazhua.infra.telemetry.writing import tell_engine
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of

RowT = TypeVar("RowT", Point, Limit)

AT_ONCE: Final = 1_000
"""Points in one entry of the log, when all are told again."""


def tell(
    rows: Sequence[Point],
    limits: Sequence[Limit],
    *,
    gone_points: Sequence[Point] = (),
    gone_limits: Sequence[Limit] = (),
    at: datetime,
) -> None:
    """Tell the engine of points and limits that are new or other than before, or gone."""
    if not (rows or limits or gone_points or gone_limits):
        return
    book = current_book(day_of(at))
    told = Definitions(
        points=list(points_defined(rows, book)),
        limits=[limit_defined(one, book) for one in limits],
        gone_points=[one.tag for one in gone_points],
        gone_limits=[(one.point.tag, LimitKind(one.kind)) for one in gone_limits],
    )
    tell_engine(EntryKind.DEFINITIONS, told)


def tell_limits_of(row: Installation, *, at: datetime) -> None:
    """Tell the engine which alarms of an installation may be shelved, now that its level is another."""
    used = Limit.objects.filter(point__installation=row, until=None)
    tell((), list(used.select_related("point__installation").order_by("pk")), at=at)


@transaction.atomic
def tell_book(at: datetime) -> int:
    """Tell the engine the numbers of the book in force, and all that rests on them; return 0.

    It is told again once they are others than it knows: a row was confirmed, or its first day came.
    """
    book = current_book(day_of(at))
    known, _ = ToldBook.objects.select_for_update().get_or_create(pk=1)
    numbers = _digest(book)
    if known.numbers == numbers:
        return 0
    ToldBook.objects.filter(pk=1).update(numbers=numbers)
    used = points().filter(until=None).select_related("installation").order_by("pk")
    limits = Limit.objects.filter(until=None).select_related("point__installation").order_by("pk")
    tell_engine(EntryKind.DEFINITIONS, Definitions(tolerances=tolerances(book)))
    for rows in _chunks(list(used)):
        tell_engine(EntryKind.DEFINITIONS, Definitions(points=list(points_defined(rows, book))))
    for some in _chunks(list(limits)):
        tell_engine(
            EntryKind.DEFINITIONS, Definitions(limits=[limit_defined(one, book) for one in some])
        )
    return 0


def _digest(book: PolicyBook) -> str:
    """Return what tells the numbers that the engine rests on from others."""
    rows = (tolerances(book), book.rows(FlatLine), book.row(ShelvingBarred))
    return sha256(repr(rows).encode()).hexdigest()


def _chunks(rows: list[RowT]) -> Iterable[list[RowT]]:
    return (rows[begin : begin + AT_ONCE] for begin in range(0, len(rows), AT_ONCE))
