"""Who may look after whose account."""

from datetime import datetime
from typing import Final

from django.db.models import Q

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.times import day_of
from bazhua.registry.models import Engagement, Person

RESOURCE: Final = "account"


def may_see_account(actor: Actor, person: Person, *, at: datetime) -> bool:
    """Return whether an actor may see how a person's account stands; everybody sees his own."""
    return actor.uid == person.uid or works_within(actor, person, VIEW, at=at, today=False)


def works_within(
    actor: Actor, person: Person, action: str, *, at: datetime, today: bool = True
) -> bool:
    """Return whether an actor may do an action to the account of who works, or worked, somewhere.

    Args:
        today: only where the person works today counts; else also where he worked once, so that
            the account of somebody who has left can be closed.
    """
    rows = Engagement.objects.visible_to(actor, RESOURCE, action, at=at).filter(person=person)
    if today:
        day = day_of(at)
        rows = rows.filter(Q(until=None) | Q(until__gt=day), since__lte=day)
    return rows.exists()
