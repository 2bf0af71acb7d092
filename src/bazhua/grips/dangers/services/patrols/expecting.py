"""The expectation that patrols of one rhythm share, over the whole tree."""

from datetime import datetime, timedelta
from uuid import UUID

from bazhua.grips.dangers.domain.patrols.times import demanded, schedule_by
from bazhua.grips.dangers.domain.policy.patrols import PatrolTimes
from bazhua.grips.dangers.domain.terms import PatrolRhythm
from bazhua.grips.dangers.models import Patrol
from bazhua.grips.dangers.selectors.patrols.standing import calendar_at
from bazhua.grips.dangers.services.answering import answering
from bazhua.grips.dangers.services.duties import answer_wait
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.services import Bound
from bazhua.infra.recurrence.shared import shared_rule as shared
from bazhua.kernel.scope import Place
from bazhua.kernel.times import day_of
from bazhua.registry.api import system_of

PATROL = "patrol"
LOOKED_BACK = timedelta(days=1)


def shared_rule(rhythm: PatrolRhythm, place: Place, *, at: datetime) -> UUID:
    """Return the expectation of a rhythm; the first that needs it lets the platform set it."""
    day = day_of(at)
    times = current_book(day).row(PatrolTimes, day, rhythm=rhythm)
    # A shift that began yesterday runs on: an expectation of today would not know it.
    schedule = schedule_by(times, day - LOOKED_BACK)
    demand = demanded(times.clause, answer_wait(at))
    platform = system_of("platform")
    if platform is None:
        raise AssertionError("the platform acts under a name of its own")
    return shared(schedule, demand, place=place, actor=platform, at=at, calendar=calendar_at(at))


def bound(row: Patrol, holder: str, *, at: datetime) -> Bound:
    """Return a patrol as an expectation binds it; who oversees its holder is read from records."""
    posts = answering(row.subject_kind, row.subject_uid, row.place, at=at)
    overseer = posts.overseer if posts.owner == holder else posts.owner
    return Bound(kind=PATROL, uid=row.uid, holder=holder, place=row.place, overseer=overseer)
