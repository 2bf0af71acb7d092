"""What posts owe about alarms."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from bazhua.grips.inherent.domain.handling.duties import DUTIES, SETTLED
from bazhua.infra.obligations.kinds import ObligationKind


def _page(uid: UUID) -> str:
    return reverse("alarms:record", args=[uid])


KINDS: Final = tuple(
    ObligationKind(key=duty.value, word=word, page=_page, settled=duty in SETTLED)
    for duty, word in DUTIES.items()
)
