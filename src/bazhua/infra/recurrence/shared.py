"""Rules that many subjects share: what is missing is then one question for all of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.recurrence.core.periods import Schedule
from bazhua.infra.recurrence.core.policy import Demand
from bazhua.infra.recurrence.models import rules
from bazhua.infra.recurrence.rows import columns_of
from bazhua.infra.recurrence.services import set_rule
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.scope import Path, Place


def shared_rule(
    schedule: Schedule,
    demand: Demand,
    *,
    place: Place,
    actor: Actor,
    at: datetime,
    calendar: WorkCalendar,
) -> UUID:
    """Return the rule over the whole tree that expects this; the first who needs it sets it.

    When it began does not tell rules apart. Two who need it first at once leave two rules, which
    differ in nothing.

    Raises:
        Forbidden: there is none yet, and the actor may not set it.
    """
    columns: dict[str, Any] = columns_of(schedule, demand)
    del columns["since"]
    found = rules().filter(**columns).order_by("pk").values_list("uid", flat=True).first()
    if found is not None:
        return found
    root = Place(region=Path.of(place.region.ids()[0]))
    return set_rule(schedule, demand, place=root, actor=actor, at=at, calendar=calendar).uid
