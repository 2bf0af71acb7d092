"""What leads from the page of a park to what it watches."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from bazhua.grips.inherent.interfaces.web.parks import words
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.ui.parts.record import Action
from bazhua.kernel.scope import Place

PARK = "park"


def park_actions(
    kind: str, uid: UUID, place: Place, actor: Actor, at: datetime
) -> Iterator[Action]:
    """Yield the way to the stations of a park, for who may see them."""
    if kind == PARK and actor.may(MONITORING, VIEW, place, at):
        yield Action(text=words.PARK, href=reverse("parks:park", args=[uid]), opens=True)
