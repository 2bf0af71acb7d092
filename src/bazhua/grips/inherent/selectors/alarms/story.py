"""What happened to an alarm, what posts still owe about it, and the limit that it passed."""

from bazhua.grips.inherent.models import Alarm, Limit
from bazhua.grips.inherent.models.points import IN_USE
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.models import Obligation, obligations


def happened(row: Alarm) -> list[Event]:
    """Return what happened to an alarm, oldest first."""
    return list(Event.objects.filter(record_uid=row.uid).order_by("seq"))


def owed(row: Alarm) -> list[Obligation]:
    """Return what posts still owe about an alarm, the earliest due first."""
    about = obligations().filter(subject_uid=row.uid)
    return list(about.exclude(state=State.CLOSED.value).order_by("due_at", "pk"))


def limit_of(row: Alarm) -> Limit | None:
    """Return the limit in use that an alarm is of; nothing once it is gone."""
    return Limit.objects.filter(IN_USE, point=row.point_id, kind=row.limit_kind).first()
