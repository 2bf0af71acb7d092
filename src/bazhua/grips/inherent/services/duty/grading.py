"""The grade of a park is recorded from the score of its assessment."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.inherent.domain.park import park_grade
from bazhua.grips.inherent.models import ParkGrading, gradings
from bazhua.grips.inherent.selectors.watching.reach import graded_by, standing
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import emit
from bazhua.infra.findings.behind import person_of
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import BadInput, OutOfRange
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say

BEST: Final = Decimal(100)


@transaction.atomic
def grade(
    park: UUID, *, score: Decimal, assessed_on: date, actor: Actor, at: datetime
) -> ParkGrading:
    """Record what a park was assessed at; its grade follows by the rule.

    Raises:
        NotFound, Forbidden: there is no such park for him, or he may only look.
        NotAPerson: nobody is behind the account.
        OutOfRange: the score cannot be, or the day lies ahead.
        BadInput: there is a grading of that day.
    """
    place = graded_by(park, actor, at)
    person, today = UUID(person_of(actor.uid, at)), day_of(at)
    if not 0 <= score <= BEST:
        raise OutOfRange("score", score, say("0 至 100", "0 to 100"))
    if assessed_on > today:
        raise OutOfRange("assessed_on", assessed_on, say("不晚于今天", "today at the latest"))
    if gradings().filter(subject_uid=park, assessed_on=assessed_on).exists():
        problem = say("{day} 的评估已登记", "the assessment of {day} is on record", day=assessed_on)
        raise BadInput("assessed_on", problem)
    book = current_book(assessed_on)
    found = park_grade(book, score=score).result.grade
    row = ParkGrading(
        uid=new_uid(at),
        subject_uid=park,
        assessed_on=assessed_on,
        score=score,
        grade=found.value,
        recorded_by=person,
        recorded_at=at,
        book=book.digest,
        **standing(place),
    )
    row.save(force_insert=True)
    told = {"park": park, "score": score, "grade": row.grade, "assessed_on": assessed_on}
    emit("park.graded", row, actor=actor, at=at, data=told)
    return row
