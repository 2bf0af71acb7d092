"""With its hidden danger an alarm ends that has gone."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from bazhua.grips.inherent.domain.handling.policy import FOLLOWS
from bazhua.grips.inherent.domain.handling.terms import Action, Progress
from bazhua.grips.inherent.models import Alarm, alarms
from bazhua.grips.inherent.services.alarms import duties
from bazhua.grips.inherent.services.alarms.counting import count_closed
from bazhua.grips.inherent.services.alarms.following import HINT
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.stream.ringing import ring_places

ENDS: Final = Action.CLOSE


@transaction.atomic
def close_with(danger: UUID, *, person: str, actor: Actor, at: datetime) -> list[Alarm]:
    """Close the alarms for which a hidden danger was recorded that is closed now; return them.

    One that has not gone yet stays; somebody closes it once it has.

    Args:
        person: who closed the hidden danger.
    """
    waiting = alarms().filter(danger_uid=danger, progress=Progress.CLEARED.value)
    return [_closed(row, person, actor, at) for row in waiting.select_for_update().order_by("pk")]


def _closed(row: Alarm, person: str, actor: Actor, at: datetime) -> Alarm:
    done = swap(row, version=row.version, progress=Progress.CLOSED.value, closed_at=at)
    told = {
        "action": ENDS.value,
        "from": row.progress,
        "to": done.progress,
        "person": person,
        "clause": FOLLOWS,
        "danger": str(row.danger_uid),
    }
    count_closed(emit("alarm.moved", done, actor=actor, at=at, data=told))
    duties.follow(done, ENDS, None, hand=Hand(person), actor=actor, at=at)
    ring_places([done.place.region], HINT)
    return done
