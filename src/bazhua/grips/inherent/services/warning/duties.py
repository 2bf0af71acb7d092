"""That a warning is answered is owed from when people are told of it to the answer."""

from datetime import datetime
from typing import Final

from bazhua.grips.inherent.domain.warning.duties import WarningDuty, terms
from bazhua.grips.inherent.domain.warning.policy import WarningFeedback
from bazhua.grips.inherent.models import EarlyWarning
from bazhua.grips.inherent.services.alarms.addresses import Addresses
from bazhua.infra.db.actors import Actor
from bazhua.infra.obligations.core.hands import Hand
from bazhua.infra.obligations.services import Opening, open_each, settle
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of
from bazhua.registry.api import VACANT

SUBJECT: Final = "warning"


def begin(row: EarlyWarning, book: PolicyBook, *, actor: Actor, at: datetime) -> None:
    """Let the enterprise owe an answer."""
    times = book.row(WarningFeedback, day_of(at))
    known = Addresses(book, at).of(row.subject_uid, row.place.region)
    opening = Opening(
        kind=WarningDuty.FEEDBACK.value,
        subject_kind=SUBJECT,
        subject_uid=row.uid,
        place=row.place,
        terms=terms(times, known, VACANT, at),
        due_at=at + times.within,
    )
    open_each([opening], actor=actor, at=at)


def answered(row: EarlyWarning, *, hand: Hand, actor: Actor, at: datetime) -> None:
    """End what is owed: it was answered."""
    settle(row.uid, [WarningDuty.FEEDBACK.value], hand=hand, actor=actor, at=at)
