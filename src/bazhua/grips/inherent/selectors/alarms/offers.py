"""What somebody may do with an alarm as it stands now."""

from datetime import datetime
from typing import Any

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.dangers.api import open_among
from bazhua.grips.inherent.domain.alarm.policy import Shelving
from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.handling.offers import offered
from bazhua.grips.inherent.domain.handling.table import RIGHTS, WAITING, Facts
from bazhua.grips.inherent.domain.handling.terms import Action, Mark, Progress, Reason
from bazhua.grips.inherent.domain.watching.limits import is_shelvable
from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.selectors.alarms.alarms import RESOURCE
from bazhua.infra.db.actors import Actor
from bazhua.infra.policies.book import current_book
from bazhua.kernel.times import day_of

MINUTES = 60


def facts_of(row: Alarm, *, at: datetime, **brought: Any) -> Facts:
    """Return an alarm as the conditions of its table look at it, with what an act brings."""
    book = current_book(day_of(at))
    installation = row.point.installation
    level = installation.level if installation else None
    return Facts(
        state=AlarmState(row.state),
        heard=_heard(row),
        marks=frozenset(map(Mark, row.marks)),
        answered=Reason(row.reason) if row.reason else None,
        danger_open=row.danger_uid is not None and bool(open_among([row.danger_uid])),
        shelvable=is_shelvable(book, LimitKind(row.limit_kind), level),
        most_minutes=book.row(Shelving, day_of(at)).most_hours * MINUTES,
        **brought,
    )


def waits(row: Alarm) -> bool:
    """Return whether an alarm is to be acknowledged: nobody has since it changed last."""
    return AlarmState(row.state) in WAITING and not _heard(row)


def allowed(row: Alarm, actor: Actor, *, at: datetime) -> tuple[Action, ...]:
    """Return what somebody may try now, by his rights, his roles and the table."""
    rights = [one for one in Action if actor.may(RESOURCE, RIGHTS[one], row.place, at)]
    if not rights:
        return ()
    roles = actor.roles_at(row.place, at)
    return offered(Progress(row.progress), facts_of(row, at=at), roles, rights)


def _heard(row: Alarm) -> bool:
    return row.acknowledged_at is not None and row.acknowledged_at >= row.changed_at
