"""What a gateway sent in vain is sent again, once it can be used."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.engine.adapters.quarantine import Which, replay
from bazhua.grips.inherent.models import Gateway
from bazhua.grips.inherent.selectors.watching.reach import settable
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import emit
from bazhua.infra.telemetry.reading import engine_tables


@transaction.atomic
def send_again(uid: UUID, *, actor: Actor, at: datetime) -> int:
    """Send again what of a gateway may be used now; return how many batches.

    Raises:
        NotFound, Forbidden: there is none for him, or he may only look.
    """
    row = settable(Gateway, uid, actor, at)
    emit("gateway.sent_again", row, actor=actor, at=at, data={})
    with engine_tables() as own:
        return replay(own, Which(gateway=row.code))
