"""What the tests of notifications share: persons, a book, calls, a provider that remembers."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.notify.core.message import Message
from bazhua.infra.notify.core.ports import Kind
from bazhua.infra.notify.keys import codes
from bazhua.infra.notify.models import Attempt
from bazhua.infra.notify.services import RECORD_CALL, RESOURCE, Call, notify
from bazhua.kernel.scope import Grant, Path
from bazhua.kernel.words import Word

NIGHT = datetime(2026, 11, 23, 18, 31, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
OFFICER, DEPUTY, CLERK = (UUID(int=n) for n in (1, 2, 3))
MESSAGE = Message(
    "case.missed",
    Word("事项逾期", "A case is late"),
    Word("编号 {number} 已逾期。", "Case {number} is late."),
    {"number": "A-7"},
)
ADDRESSES = {
    (OFFICER, Kind.SMS): "+8613800000001",
    (DEPUTY, Kind.SMS): "13800000002",
    (OFFICER, Kind.WECOM): "officer",
    (OFFICER, Kind.MAIL): "officer@example.cn",
    (OFFICER, Kind.VOICE): "13800000001",
    (OFFICER, Kind.DINGTALK): "staff-1",
}


class Book:
    def address(self, person: UUID, kind: Kind) -> str | None:
        return ADDRESSES.get((person, kind))


BOOK = Book()


def person(uid):
    return Actor(uid=uid, grants=(), rights={})


def clerk():
    grant = Grant(role="clerk", region=Path(".1."), since=NIGHT - MINUTE)
    rights = {(RESOURCE, RECORD_CALL): frozenset({"clerk"})}
    return Actor(uid=CLERK, grants=(grant,), rights=rights)


def call(*kinds, persons=(OFFICER,), **changes):
    given = {
        "occasion": new_uid(NIGHT),
        "subject": new_uid(NIGHT),
        "address": "post:duty",
        "persons": persons,
        "message": MESSAGE,
        "kinds": frozenset(kinds),
        "until": NIGHT + 30 * MINUTE,
    }
    return Call(**{**given, **changes})


def told(*kinds, persons=(OFFICER,)):
    return notify(call(*kinds, persons=persons), actor=person(CLERK), at=NIGHT)


def attempt(kind, who=OFFICER):
    return Attempt.objects.get(kind=kind.value, person=who)


def code_of(row):
    return codes().code(row.uid)


def kinds_of_events(notification):
    rows = Event.objects.filter(record_uid=notification.uid).order_by("seq")
    return list(rows.values_list("kind", flat=True))
