"""The records behind a number: exactly those whose contributions add up to it."""

from functools import reduce
from operator import or_
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from bazhua.infra.rollup.contributing import beyond
from bazhua.infra.rollup.core.declare import Audience, Indicator, Kind
from bazhua.infra.rollup.core.read import Window
from bazhua.infra.rollup.models import ContributionRow, Waiting
from bazhua.infra.rollup.reading.question import Question, allowed
from bazhua.infra.rollup.reading.seats import node_lines
from bazhua.kernel.errors import Forbidden

PAGE: Final = 50
FIRST: Final = UUID(int=0)


class Opened(NamedTuple):
    """A record and what it adds to the number."""

    record_uid: UUID
    value: int


def opened(
    question: Question, visible: QuerySet[Any], *, after: UUID = FIRST, limit: int = PAGE
) -> list[Opened]:
    """Return a page of the records behind a figure that a viewer may see, the oldest first.

    The values of all records behind it add up to the figure.

    Args:
        visible: the records that the viewer may see (``visible_to``), of any scoped table.
        after: the last record of the page before.

    Raises:
        UnknownIndicator: there is none for this audience.
        BreakdownRefused: a dimension that this audience may not see.
        Forbidden: what is published is not opened.
    """
    records = _behind(question).filter(record_uid__gt=after, record_uid__in=visible.values("uid"))
    distinct = allowed(question, question.where).kind is Kind.DISTINCT
    page = records.order_by("record_uid")[:limit]
    return [Opened(row["record_uid"], 1 if distinct else row["total"]) for row in page]


def behind(question: Question) -> QuerySet[Any]:
    """Return the uids of the records behind a figure, to narrow a list to them.

    Raises:
        UnknownIndicator, BreakdownRefused, Forbidden: as `opened`.
    """
    return _behind(question).values("record_uid")


def _behind(question: Question) -> QuerySet[Any]:
    indicator = allowed(question, question.where)
    if question.audience is Audience.PUBLIC:
        raise Forbidden
    places = _places(indicator, question)
    if not places:
        return ContributionRow.objects.none()
    rows = ContributionRow.objects.filter(
        ~Exists(Waiting.objects.filter(pk=OuterRef("pk"))),
        _days(indicator, question.window),
        reduce(or_, places),
        indicator=indicator.key,
        dims__contains=dict(question.where),
    )
    return _counting(indicator, rows.values("record_uid").annotate(total=Sum("value")), places)


def _places(indicator: Indicator, question: Question) -> list[Q]:
    """Return a condition for each place that the node had."""
    lines = node_lines(
        indicator,
        question.path,
        question.window,
        question.today,
        placed=question.placed,
    )
    paths = sorted({line.path for line in lines})
    return [Q(path__gte=path, path__lt=beyond(path)) for path in paths]


def _days(indicator: Indicator, window: Window) -> Q:
    match indicator.kind:
        case Kind.FLOW:
            return Q(day__range=(window.since, window.until))
        case Kind.STOCK:
            return Q(day__lte=window.until)
        case Kind.DISTINCT:
            return Q(day__range=(indicator.start(window.until), indicator.end(window.until)))


def _counting(indicator: Indicator, records: QuerySet[Any], places: list[Q]) -> QuerySet[Any]:
    """Keep the records that add something; in a distinct count those present at some place."""
    if indicator.kind is not Kind.DISTINCT:
        return records.exclude(total=0)
    sums = {f"at_{number}": Sum("value", filter=place) for number, place in enumerate(places)}
    present = reduce(or_, (Q((f"{at}__gt", 0)) for at in sums))
    somewhere: QuerySet[Any] = records.alias(**sums).filter(present)
    return somewhere
