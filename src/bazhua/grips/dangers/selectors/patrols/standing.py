"""How patrols stand now: to be walked, walked, missed; for all of a page or a scope at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bazhua.grips.dangers.domain.patrols.terms import WALK
from bazhua.grips.dangers.models import Patrol
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.core.policy import State
from bazhua.infra.recurrence.selectors import Outcome, closed, outcomes, running, unsettled
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.times import day_of


class Walked(StrEnum):
    """Whether a patrol is still to be walked, or was missed last."""

    DUE = "DUE"
    MISSED = "MISSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a patrol stands.

    Attributes:
        now: the period that runs, ``before`` the one that closed last; none where nothing is
            expected.
    """

    now: Outcome | None = None
    before: Outcome | None = None

    @property
    def due(self) -> bool:
        """Whether it is still to be walked in the period that runs."""
        return self.now is not None and _open(self.now)

    @property
    def missed(self) -> bool:
        """Whether it was not walked in the period that closed last."""
        return self.before is not None and _open(self.before)


def standings(found: Collection[Patrol], *, at: datetime) -> Mapping[UUID, Standing]:
    """Return how some patrols stand, as many queries for one as for all."""
    calendar = calendar_at(at)
    uids = {row.uid for row in found}
    now = {one.assignment.subject_uid: one for one in outcomes(running(WALK, at, calendar), uids)}
    before = {one.assignment.subject_uid: one for one in outcomes(closed(WALK, at, calendar), uids)}
    return {uid: Standing(now=now.get(uid), before=before.get(uid)) for uid in uids}


def narrowed(
    found: ScopedQuerySet[Patrol], walked: Walked, *, at: datetime
) -> ScopedQuerySet[Patrol]:
    """Return those of some patrols that are to be walked, or were missed last."""
    periods = running if walked is Walked.DUE else closed
    missing = unsettled(periods(WALK, at, calendar_at(at)))
    return found.filter(uid__in=missing.values("subject_uid"))


def calendar_at(at: datetime) -> WorkCalendar:
    """Return the working days of the book in force."""
    return WorkCalendar.of(current_book(day_of(at)))


def _open(outcome: Outcome) -> bool:
    return outcome.told is None or outcome.told.state == State.MISSED
