"""What posts owe about alarms, early warnings, inspections by name, and tailings ponds."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from bazhua.grips.inherent.domain.duty.inspecting import INSPECT, INSPECT_WORDS
from bazhua.grips.inherent.domain.duty.ponds import POND_DUTIES
from bazhua.grips.inherent.domain.handling.duties import DUTIES, SETTLED
from bazhua.grips.inherent.domain.warning.duties import DUTIES as OF_WARNINGS
from bazhua.infra.obligations.kinds import ObligationKind


def _page(uid: UUID) -> str:
    return reverse("alarms:record", args=[uid])


def _warning(uid: UUID) -> str:
    return reverse("warnings:record", args=[uid])


def _inspected(uid: UUID) -> str:
    return reverse("duty:inspected", args=[uid])


def _installation(uid: UUID) -> str:
    return reverse("monitoring:installation", args=[uid])


KINDS: Final = (
    *(
        ObligationKind(key=duty.value, word=word, page=_page, settled=duty in SETTLED)
        for duty, word in DUTIES.items()
    ),
    *(
        ObligationKind(key=duty.value, word=word, page=_warning, settled=True)
        for duty, word in OF_WARNINGS.items()
    ),
    *(
        ObligationKind(key=INSPECT[person], word=word, page=_inspected, settled=True)
        for person, word in INSPECT_WORDS.items()
    ),
    *(
        ObligationKind(key=duty.value, word=word, page=_installation)
        for duty, word in POND_DUTIES.items()
    ),
)
