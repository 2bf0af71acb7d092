"""The live risk of enterprises is judged: whenever something of it changes, and once a minute."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from bazhua.grips.inherent.domain.duty.facts import RiskFacts
from bazhua.grips.inherent.domain.duty.publishing import Published, published
from bazhua.grips.inherent.models import (
    Installation,
    RiskChange,
    RiskStanding,
    installations,
    risks,
)
from bazhua.grips.inherent.selectors.duty.commitments import FIRM
from bazhua.grips.inherent.selectors.duty.facts import facts_of
from bazhua.grips.inherent.selectors.platform import platform
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.policies.book import current_book
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of
from bazhua.law.terms import Colour


def judge_risks(at: datetime) -> int:
    """Judge every enterprise with an open installation; return 0, since one round does all."""
    _judge(None, at)
    return 0


def judge_risk_of(subject: UUID, at: datetime) -> None:
    """Judge one enterprise; nothing comes of one without an open installation."""
    _judge(subject, at)


@transaction.atomic
def _judge(subject: UUID | None, at: datetime) -> None:
    rows = installations().filter(subject_kind=FIRM, until=None).order_by("pk")
    if subject is not None:
        rows = rows.filter(subject_uid=subject)
    homes = {row.subject_uid: row for row in rows}
    found = facts_of(rows, at=at)
    known = risks().filter(subject_uid__in=found).select_for_update().order_by("pk")
    standing = {row.subject_uid: row for row in known}
    book = current_book(day_of(at))
    for uid, facts in found.items():
        _stand(standing.get(uid), homes[uid], facts, book, at)
    risks().filter(pk__in=[row.pk for row in standing.values()]).update(judged_at=at)


def _stand(
    row: RiskStanding | None, home: Installation, facts: RiskFacts, book: PolicyBook, at: datetime
) -> None:
    result = facts.asked(book).result
    if row is None:
        shown = Published(result.colour)
        made = RiskStanding(
            uid=new_uid(at),
            subject_uid=home.subject_uid,
            path_then=home.path_now,
            path_now=home.path_now,
            group_now=home.group_now,
            dept_mask=home.dept_mask,
            assignment_ids=home.assignment_ids,
            judged_at=at,
            **_columns(shown, int(result.value), facts, book),
        )
        made.save(force_insert=True)
        _changed(made, "", at)
        return
    shown = published(book, _shown(row), result.colour, at)
    columns = _columns(shown, int(result.value), facts, book)
    if any(getattr(row, name) != value for name, value in columns.items()):
        before = row.colour
        risks().filter(pk=row.pk).update(**columns, version=row.version + 1)
        for name, value in columns.items():
            setattr(row, name, value)
        if row.colour != before:
            _changed(row, before, at)


def _shown(row: RiskStanding) -> Published:
    milder = Colour(row.milder) if row.milder else None
    return Published(Colour(row.colour), milder, row.milder_since)


def _columns(shown: Published, value: int, facts: RiskFacts, book: PolicyBook) -> Mapping[str, Any]:
    return {
        "value": value,
        "colour": shown.colour.value,
        "milder": shown.milder.value if shown.milder else "",
        "milder_since": shown.since,
        "facts": facts.told(),
        "book": book.digest,
    }


def _changed(row: RiskStanding, before: str, at: datetime) -> None:
    RiskChange(
        uid=new_uid(at),
        standing=row,
        at=at,
        before=before,
        after=row.colour,
        value=row.value,
        facts=row.facts,
    ).save(force_insert=True)
    told = {"subject": row.subject_uid, "before": before, "after": row.colour, "value": row.value}
    emit("risk.changed", row, actor=platform(), at=at, data=told)
