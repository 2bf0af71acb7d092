"""How much special work goes on at an enterprise, as whoever keeps the permits tells."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.grips.inherent.domain.duty.facts import Work
from bazhua.grips.inherent.models import WorkStanding
from bazhua.grips.inherent.services.duty.judging import judge_risk_of
from bazhua.infra.db.records import new_uid


@transaction.atomic
def tell_work(subject: UUID, work: Work, *, at: datetime) -> None:
    """Take over the special work under way at an enterprise, and judge its live risk anew.

    Who calls has made sure that it is so; from the first call on its work counts as connected. What
    was told for a later instant stands.
    """
    made, new = WorkStanding.objects.select_for_update().get_or_create(
        subject_uid=subject,
        defaults={"uid": new_uid(at), "told_at": at, **asdict(work)},
    )
    if not new:
        if made.told_at > at:
            return
        WorkStanding.objects.filter(pk=made.pk).update(told_at=at, **asdict(work))
    judge_risk_of(subject, at)
