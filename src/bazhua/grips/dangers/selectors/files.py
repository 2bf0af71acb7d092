"""How much of the photos of a hidden danger somebody sees."""

from datetime import datetime
from uuid import UUID

from bazhua.grips.dangers.models import dangers
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.files.access import Sight


def sight(actor: Actor, uid: UUID, at: datetime) -> Sight:
    """Return everything for whoever may change the danger, the shown copy for who views it.

    Whoever found it sees the copy too.
    """
    rows = dangers().filter(uid=uid)
    if rows.visible_to(actor, RESOURCE, "update", at=at).exists():
        return Sight.ORIGINAL
    if rows.visible_to(actor, RESOURCE, VIEW, at=at).exists():
        return Sight.SHOWN
    return Sight.SHOWN if rows.filter(found_by=actor.uid).exists() else Sight.NONE
