"""What follows from events of hidden dangers: the province is told of a direct report at once."""

from datetime import datetime, timedelta
from typing import Final

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.models import HiddenDanger, dangers
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.models import Event
from bazhua.infra.events.subscriptions import Subscription
from bazhua.infra.notify.core.message import Message
from bazhua.infra.notify.services import Call, notify
from bazhua.kernel.scope import Path
from bazhua.kernel.words import Lang, Word
from bazhua.registry.api import persons_with, subjects_called

PROVINCE_OFFICE: Final = "R02"
ANSWERED_WITHIN: Final = timedelta(hours=24)
"""How long it is news; it stands in the ledger all the same."""

TEMPLATE: Final = "danger.reported_up"
TITLE: Final = Word("重大隐患直报：{number}", "Major hidden danger reported: {number}")
TEXT: Final = Word(
    "{subject}发现重大事故隐患，已直报省级，编号 {number}。",
    "A major hidden danger was found at {subject_en} and reported direct: {number}.",
)


def tell_province(event: Event, at: datetime) -> None:
    """Tell the Commission Office of the province of a direct report, wherever it was made."""
    until = event.at + ANSWERED_WITHIN
    if event.data["action"] != Action.REPORT_UP or until <= at:
        return
    row = dangers().get(uid=event.record_uid)
    province = Path.of(Path(row.path_now).ids()[0])
    persons = persons_with({PROVINCE_OFFICE}, province, at=at)
    if not persons:
        return
    told = Call(
        occasion=event.uid,
        subject=row.uid,
        address=PROVINCE_OFFICE,
        persons=tuple(person.uid for person in persons),
        message=_message(row),
        until=until,
    )
    notify(told, actor=Actor(uid=event.actor_uid, grants=(), rights={}), at=at)


def _message(row: HiddenDanger) -> Message:
    subject = subjects_called({row.subject_uid})[row.subject_uid]
    told = {
        "number": row.number,
        "subject": subject.text(Lang.ZH),
        "subject_en": subject.text(Lang.EN),
    }
    return Message(TEMPLATE, TITLE, TEXT, told)


SUBSCRIPTIONS: Final = (
    Subscription("dangers.tell_province", frozenset({"danger.moved"}), tell_province),
)
