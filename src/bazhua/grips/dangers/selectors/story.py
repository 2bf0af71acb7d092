"""What happened to a hidden danger, and what posts still owe about it."""

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.db.records import Record
from bazhua.infra.events.models import Event
from bazhua.infra.obligations.core.case import State
from bazhua.infra.obligations.models import Obligation, obligations


def happened(row: Record) -> list[Event]:
    """Return what happened to a record, oldest first."""
    return list(Event.objects.filter(record_uid=row.uid).order_by("seq"))


def owed(row: HiddenDanger) -> list[Obligation]:
    """Return what posts still owe about a danger, the earliest due first."""
    about = obligations().filter(subject_uid=row.uid)
    return list(about.exclude(state=State.CLOSED.value).order_by("due_at", "pk"))
