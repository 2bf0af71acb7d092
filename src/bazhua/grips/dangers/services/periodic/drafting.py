"""Sums are drawn up as soon as their time is over; the principals of the enterprises sign them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from bazhua.grips.dangers.domain.periodic import Summed, last_over, periodic_report
from bazhua.grips.dangers.domain.terms import ReportPeriod, Sector
from bazhua.grips.dangers.models import PeriodicSum
from bazhua.grips.dangers.selectors.periodic import (
    ENTERPRISE,
    NOTHING,
    majors_of,
    mines_coal,
    numbers_of,
    sum_of,
    unsummed,
)
from bazhua.grips.dangers.services.answering import overseeing
from bazhua.grips.dangers.services.periodic.sheets import sum_sheet
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.policies.book import current_book
from bazhua.infra.signoff.asking import ask, revise
from bazhua.infra.signoff.core.plan import OnRefusal, Plan, Step
from bazhua.infra.signoff.core.proof import content_hash
from bazhua.infra.signoff.core.sheet import Sheet
from bazhua.infra.signoff.core.signing import State
from bazhua.infra.signoff.models import SignOffRow
from bazhua.infra.signoff.services import Asking
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.api import PostKind, answering_post, place_of, subjects_called

SIGN: Final = "danger.sign_sum"
SIGN_WORD: Final = Word("签署隐患统计分析表", "Sign the sum of hidden dangers")
PRINCIPAL: Final = Word("主要负责人", "principal")
BATCH: Final = 50
DAY: Final = timedelta(days=1)
UNNAMED: Final = Word("–", "–")
DRAFTER: Final = Actor(uid=uuid5(NAMESPACE_URL, "bazhua:danger-sums"), grants=(), rights={})


def draft_sums(at: datetime, *, batch: int = BATCH) -> int:
    """Draw up sums of the last quarter and year that stand for no enterprise yet; return how many.

    A time whose report was due before is left alone: nobody is late for what nobody asked of him.
    """
    day, drafted = day_of(at), 0
    for period in ReportPeriod:
        answer = periodic_report(current_book(day), period=period, day=day)
        if at < answer.result.report_due:
            summed = last_over(period, day)
            drafted += draft_each(unsummed(summed, limit=batch), summed, at=at)
    return drafted + _redraw(at, batch)


@transaction.atomic
def draft_each(subjects: Iterable[UUID], summed: Summed, *, at: datetime) -> int:
    """Draw up the sum of a time for some enterprises; return for how many."""
    known = list(subjects)
    numbers, names = numbers_of(known, summed), subjects_called(set(known))
    for uid in known:
        name, told = names.get(uid, UNNAMED), numbers.get(uid, NOTHING)
        sheet = sum_sheet(summed, name, told, majors_of(uid, summed))
        _ask_principal(_drafted(uid, summed, at), sheet, at)
    return len(known)


def note_signed(uid: UUID, at: datetime) -> None:
    """Note that a sum is signed, which hands it in to whoever supervises the enterprise."""
    row = sum_of(uid)
    done = swap(row, version=row.version, signed_at=at)
    emit("danger.sum_signed", done, actor=DRAFTER, at=at, data={"subject": row.subject_uid})


def _redraw(at: datetime, batch: int) -> int:
    """Ask anew where a principal refused and the records say something else since."""
    returned = SignOffRow.objects.filter(kind=SIGN, state=State.RETURNED.value, over_at=None)
    changed = 0
    for one in returned.order_by("pk")[:batch]:
        row = sum_of(one.subject_uid)
        summed = Summed(ReportPeriod(row.period), row.since, row.until)
        subject = {row.subject_uid}
        name = subjects_called(subject).get(row.subject_uid, UNNAMED)
        told = numbers_of(subject, summed).get(row.subject_uid, NOTHING)
        sheet = sum_sheet(summed, name, told, majors_of(row.subject_uid, summed))
        if content_hash(sheet.rendered()) != one.content:
            revise(one, sheet, hand=Hand(str(DRAFTER.uid)), actor=DRAFTER, at=at)
            changed += 1
    return changed


def _ask_principal(row: PeriodicSum, sheet: Sheet, at: datetime) -> None:
    uid, region = row.subject_uid, row.place.region
    signer = answering_post(uid, region, (PostKind.PRINCIPAL,), at=at)
    step = Step("PRINCIPAL", PRINCIPAL, frozenset({signer}), on_refusal=OnRefusal.RETURN)
    asking = Asking(
        kind=SIGN,
        subject_uid=row.uid,
        plan=Plan((step,)),
        sheet=sheet,
        clause=row.clause,
        due_at=row.due_at,
        overseer=overseeing(uid, row.place, at=at),
    )
    ask(asking, actor=DRAFTER, at=at)


def _drafted(uid: UUID, summed: Summed, at: datetime) -> PeriodicSum:
    sector = Sector.COAL if mines_coal(uid) else None
    book = current_book(day_of(at))
    answer = periodic_report(book, period=summed.period, day=summed.until + DAY, sector=sector)
    place = place_of(ENTERPRISE, uid)
    row = PeriodicSum(
        uid=new_uid(at),
        path_then=place.region.dotted,
        path_now=place.region.dotted,
        group_now=place.group.dotted if place.group else "",
        dept_mask=place.departments,
        assignment_ids=sorted(place.assignments),
        subject_uid=uid,
        period=summed.period.value,
        since=summed.since,
        until=summed.until,
        clause=answer.clauses[0],
        due_at=answer.result.report_due,
    )
    row.save(force_insert=True)
    told = {"subject": uid, "period": summed.period.value, "since": summed.since}
    emit("danger.sum_drafted", row, actor=DRAFTER, at=at, data=told)
    return row
