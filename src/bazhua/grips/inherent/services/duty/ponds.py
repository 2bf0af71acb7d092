"""The warning of tailings ponds is judged whenever an alarm of one moves; red calls people."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from bazhua.grips.inherent.domain.duty.ponds import PondDuty, called, chain
from bazhua.grips.inherent.domain.tailings import PondCalls, pond_level
from bazhua.grips.inherent.models import Installation, PondStanding, alarms, installations, ponds
from bazhua.grips.inherent.selectors.duty.ponds import CALLED, POND, warnings_of
from bazhua.grips.inherent.selectors.platform import platform
from bazhua.grips.inherent.selectors.watching.reach import standing
from bazhua.grips.inherent.services.alarms.addresses import Addresses
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.obligations.core.case import State, Terms
from bazhua.infra.obligations.models import obligations
from bazhua.infra.obligations.services import Opening, open_each
from bazhua.infra.policies.book import current_book
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of
from bazhua.law.terms import Colour
from bazhua.registry.api import VACANT

SUBJECT: Final = "installation"


def judge_ponds(at: datetime) -> int:
    """Judge every tailings pond that is watched; return 0, since one round does all."""
    _judge(installations().filter(kind=POND, until=None).values_list("pk", flat=True), at)
    return 0


def judge_pond_of(alarm: UUID, at: datetime) -> None:
    """Judge the pond that an alarm is of; nothing comes of an alarm of something else."""
    of = alarms().filter(uid=alarm, point__installation__kind=POND)
    _judge(of.values_list("point__installation_id", flat=True), at)


@transaction.atomic
def _judge(which: QuerySet[Any, Any], at: datetime) -> None:
    # An event and the clock may judge the same pond at once: one waits for the other.
    found = installations().filter(pk__in=which, until=None).order_by("pk")
    rows = list(found.select_for_update())
    if not rows:
        return
    book, warned = current_book(day_of(at)), warnings_of(rows)
    known = ponds().filter(installation__in=rows).select_for_update().order_by("pk")
    standings = {row.installation_id: row for row in known}
    for row in rows:
        answer = pond_level(book, warned[row.pk].values(), CALLED)
        colour = answer.result.colour.value if answer.result.colour else ""
        items = {item: one.value for item, one in answer.result.items.items()}
        _stand(standings.get(row.pk), row, (colour, items), book, at)


def _stand(
    before: PondStanding | None,
    row: Installation,
    found: tuple[str, Mapping[str, str]],
    book: PolicyBook,
    at: datetime,
) -> None:
    colour, items = found
    if before is None:
        after = PondStanding(
            uid=new_uid(at),
            installation=row,
            colour=colour,
            items=items,
            changed_at=at,
            judged_at=at,
            book=book.digest,
            **standing(row.place),
        )
        after.save(force_insert=True)
    elif (before.colour, before.items) == (colour, items):
        ponds().filter(pk=before.pk).update(judged_at=at)
        return
    else:
        changed_at = at if before.colour != colour else before.changed_at
        after = swap(
            before,
            version=before.version,
            colour=colour,
            items=items,
            changed_at=changed_at,
            judged_at=at,
            book=book.digest,
        )
    was = before.colour if before else ""
    if was != colour:
        _changed(after, row, was, book, at)


def _changed(
    after: PondStanding, row: Installation, before: str, book: PolicyBook, at: datetime
) -> None:
    told = {
        "installation": row.uid,
        "before": before,
        "after": after.colour,
        "items": dict(after.items),
    }
    emit("pond.changed", after, actor=platform(), at=at, data=told)
    if after.colour == Colour.RED:
        _call(row, book, at)


def _call(row: Installation, book: PolicyBook, at: datetime) -> None:
    """Open what a red pond asks of the enterprise and of the county, unless it is owed already."""
    calls = book.row(PondCalls, day_of(at))
    addresses = Addresses(book, at).of(row.subject_uid, row.place.region)
    owed = obligations().filter(subject_uid=row.uid).exclude(state=State.CLOSED.value)
    standing_ = set(owed.values_list("kind", flat=True))
    openings = []
    for duty in PondDuty:
        chained = chain(duty, addresses)
        if duty.value in standing_:
            continue
        openings.append(
            Opening(
                kind=duty.value,
                subject_kind=SUBJECT,
                subject_uid=row.uid,
                place=row.place,
                terms=Terms(
                    holder=chained[0] if chained else VACANT,
                    clause=calls.clause,
                    starts_at=at,
                    rule=called(calls, chained),
                ),
                due_at=at + timedelta(minutes=calls.look_minutes),
            )
        )
    open_each(openings, actor=platform(), at=at)
