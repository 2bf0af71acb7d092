"""Who sees the pictures of a service: whoever may view the paper that was served."""

from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.models import Service
from bazhua.infra.db.actors import Actor
from bazhua.infra.files.access import Sight
from bazhua.infra.papers import keeping

SERVICE_FILES: Final = "paper_service"


def sight(actor: Actor, service: UUID, at: datetime) -> Sight:
    """Return how much of the files of a service somebody sees: as much as of its paper's."""
    row = Service.objects.filter(uid=service).select_related("paper").first()
    return Sight.NONE if row is None else keeping.sight(actor, row.paper.uid, at)
