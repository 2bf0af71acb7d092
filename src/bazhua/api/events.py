"""`/api/v1/events`: what happened within reach, in the order of the ledger, after a cursor.

Events commit out of the order of their ids, so a cursor of ids would miss some. The ledger numbers
them when they are sealed, a second later at most: nothing ever comes before a number that was read.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Annotated, Any, Final
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from bazhua.infra.ledger.models import Leaf
from bazhua.infra.rest.endpoints import asking, reads
from bazhua.infra.rest.shapes import Said
from bazhua.kernel.scope import Grant
from bazhua.kernel.words import Word

SIZE: Final = 100
LOOKED_AT: Final = 5_000
"""How many entries one request looks through; those out of reach are passed over."""

KIND: Final = r"^[a-z_.]*$"

router = Router(tags=["events"])


class EventOut(Schema):
    """One thing that happened to a record.

    Attributes:
        number: its entry in the ledger.
    """

    number: int
    uid: UUID
    kind: str
    record: UUID
    seq: int
    at: Said
    actor: UUID
    data: dict[str, Any]


class Events(Schema):
    """Some events, and where to go on: asking again later with `after` gives the newer ones."""

    items: list[EventOut]
    after: int
    more: bool


class EventQuery(Schema):
    """From where on, and of which kind."""

    after: Annotated[int, Field(ge=-1, le=(1 << 62), description="`after` of an answer")] = -1
    kind: Annotated[str, Field(max_length=80, pattern=KIND, description="its beginning")] = ""
    record: UUID | None = None


@reads(router, "", Events, Word("范围内发生的事", "What happened within reach"))
def list_events(request: HttpRequest, asked: Query[EventQuery]) -> Any:
    """Return the next events, the oldest first, for whoever may view the audit trail there."""
    who = asking(request)
    grants = who["actor"].granted("audit", "view", who["at"])
    if not grants:
        return Events(items=[], after=asked.after, more=False)
    window = Leaf.objects.filter(number__gt=asked.after).order_by("number")
    numbers = list(window.values_list("number", flat=True)[:LOOKED_AT])
    if not numbers:
        return Events(items=[], after=asked.after, more=False)
    seen = Leaf.objects.filter(_within(grants), number__gt=asked.after, number__lte=numbers[-1])
    if asked.kind:
        seen = seen.filter(event__kind__startswith=asked.kind)
    if asked.record:
        seen = seen.filter(event__record_uid=asked.record)
    found = list(seen.select_related("event").order_by("number")[:SIZE])
    full = len(found) == SIZE
    return Events(
        items=[event(leaf) for leaf in found],
        after=found[-1].number if full else numbers[-1],
        more=full or len(numbers) == LOOKED_AT,
    )


def event(leaf: Leaf) -> EventOut:
    """Return an event as it is answered."""
    row = leaf.event
    return EventOut(
        number=leaf.number,
        uid=row.uid,
        kind=row.kind,
        record=row.record_uid,
        seq=row.seq,
        at=row.at,
        actor=row.actor_uid,
        data=row.data,
    )


def _within(grants: Iterable[Grant]) -> Q:
    """Return the condition that the record of an event stood within one of some grants.

    A grant that is narrowed by departments or an assignment says nothing of events, which know
    neither; nor does one over a group.
    """
    whole = [g for g in grants if g.region and g.departments is None and g.assignment is None]
    paths = [Q(event__path_then__startswith=g.region.dotted) for g in whole if g.region]
    everywhere = [Q(event__path_then="") for g in whole if g.region and len(g.region.ids()) == 1]
    return reduce(or_, [*paths, *everywhere[:1]], Q(pk__in=[]))
