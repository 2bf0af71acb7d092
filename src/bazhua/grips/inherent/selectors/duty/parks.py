"""How parks were graded."""

from typing import Final
from uuid import UUID

from bazhua.grips.inherent.models import ParkGrading, gradings

SHOWN: Final = 20


def gradings_of(park: UUID) -> list[ParkGrading]:
    """Return how a park was graded, the last first; who asks has made sure he may see it."""
    return list(gradings().filter(subject_uid=park).order_by("-assessed_on", "-pk")[:SHOWN])
