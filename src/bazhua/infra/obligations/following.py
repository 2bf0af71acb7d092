"""Open obligations follow the policy book: a year's holidays move due instants, nothing else does."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Final

from django.urls import reverse

from bazhua.infra.db.access import VIEW
from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import Subscription
from bazhua.infra.obligations.behind import RESOURCE
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.kinds import kinds
from bazhua.infra.obligations.models import obligations
from bazhua.infra.obligations.provisional import computed, recompute, waiting_for_years
from bazhua.infra.obligations.sweep import CLOCK
from bazhua.infra.policies.book import current_book
from bazhua.infra.policies.ports import Affected, Change, Question
from bazhua.infra.ui.parts.table import CAP
from bazhua.kernel.policy.calendar import WorkCalendar, WorkdayYear
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word

KIND: Final = Word("未办结的责任事项", "Open obligations")
MOST_SHOWN: Final = 20


def affected(question: Question) -> Affected:
    """Return the open obligations whose due instant would move, and those that keep theirs.

    An obligation keeps the rule it was opened under; only one that waits for a year's holidays is
    computed anew when they are published.
    """
    moves = list(islice(_moves(question), CAP + 1))
    return Affected(
        kind=KIND, count=len(moves), changes=tuple(moves[:MOST_SHOWN]), keep=_keep(question)
    )


def _moves(question: Question) -> Iterator[Change]:
    if not isinstance(question.row, WorkdayYear):
        return
    calendar = WorkCalendar.of(question.after)
    seen = waiting_for_years().visible_to(question.actor, RESOURCE, VIEW, at=question.at)
    for row in seen.order_by("due_at", "pk").iterator():
        if row.base_due_at is None:
            continue
        later = computed(row, calendar).at - row.base_due_at
        if later:
            kind = kinds().get(row.kind)
            yield Change(
                text=kind.word if kind else row.kind,
                href=reverse("obligations:show", args=[row.uid]),
                old=row.due_at,
                new=row.due_at + later,
            )


def _keep(question: Question) -> int:
    if question.old is None or isinstance(question.row, WorkdayYear):
        return 0
    seen = obligations().visible_to(question.actor, RESOURCE, VIEW, at=question.at)
    under = seen.filter(clause=question.old.clause).exclude(state=State.CLOSED.value)
    return under[: CAP + 1].count()


def follow(event: Event, at: datetime) -> None:
    """Compute provisional due instants anew when a year's holidays are confirmed."""
    if event.data["table"] == WorkdayYear.table:
        recompute(WorkCalendar.of(current_book(day_of(at))), actor=CLOCK, at=event.at)


SUBSCRIPTIONS: Final = (
    Subscription("obligations.follow", frozenset({"policy.confirmed"}), follow),
)
