"""What posts owe about alarms and early warnings."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from bazhua.grips.inherent.domain.handling.duties import DUTIES, SETTLED
from bazhua.grips.inherent.domain.warning.duties import DUTIES as OF_WARNINGS
from bazhua.infra.obligations.kinds import ObligationKind


def _page(uid: UUID) -> str:
    return reverse("alarms:record", args=[uid])


def _warning(uid: UUID) -> str:
    return reverse("warnings:record", args=[uid])


KINDS: Final = (
    *(
        ObligationKind(key=duty.value, word=word, page=_page, settled=duty in SETTLED)
        for duty, word in DUTIES.items()
    ),
    *(
        ObligationKind(key=duty.value, word=word, page=_warning, settled=True)
        for duty, word in OF_WARNINGS.items()
    ),
)
