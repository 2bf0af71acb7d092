"""What follows in inherent safety from events of the registry."""

from datetime import datetime
from typing import Final

from bazhua.grips.inherent.services.watching.identifying import identify_again
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import Subscription

HOLDINGS_CHANGED: Final = frozenset(
    {
        "enterprise.substance_held",
        "enterprise.substance_ended",
        "enterprise.place_closed",
    }
)


def grade_again(event: Event, at: datetime) -> None:
    """Grade the installations of an enterprise again: what it holds has changed."""
    actor = Actor(uid=event.actor_uid, grants=(), rights={})
    identify_again(event.record_uid, actor=actor, at=at)


SUBSCRIPTIONS: Final = (Subscription("inherent.grade_again", HOLDINGS_CHANGED, grade_again),)
