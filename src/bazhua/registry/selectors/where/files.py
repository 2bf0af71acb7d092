"""How much of the files of an enterprise somebody sees."""

from datetime import datetime
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.files.access import Sight
from bazhua.registry.models import all_enterprises


def sight(actor: Actor, uid: UUID, at: datetime) -> Sight:
    """Return everything for whoever may change the enterprise, the shown copy for who views it."""
    rows = all_enterprises().filter(uid=uid)
    if rows.visible_to(actor, "enterprise", "update", at=at).exists():
        return Sight.ORIGINAL
    if rows.visible_to(actor, "enterprise", "view", at=at).exists():
        return Sight.SHOWN
    return Sight.NONE
