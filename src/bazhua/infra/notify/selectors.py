"""What was said to a person at his desk, and how far an attempt is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.infra.notify.core.message import Message
from bazhua.infra.notify.core.ports import Kind
from bazhua.infra.notify.models import Attempt

MOST: Final = 50


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A message at a desk; ``open`` while nobody has taken note and its time is not over."""

    notification: UUID
    subject: UUID
    message: Message
    made_at: datetime
    open: bool


def desk(person: UUID, *, at: datetime, limit: int = MOST) -> list[DeskRow]:
    """Return what a person was told, the latest first."""
    rows = Attempt.objects.filter(person=person, kind=Kind.IN_APP.value)
    return [
        DeskRow(
            one.uid,
            one.subject_uid,
            one.message,
            one.made_at,
            one.acknowledged_at is None and at < one.expires_at,
        )
        for one in (
            row.notification for row in rows.select_related("notification").order_by("-pk")[:limit]
        )
    ]
