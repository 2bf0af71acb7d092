"""What the tests of events share: an actor, records, what has happened to whom."""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.emission import Subject, emit
from tests.samples.models import Note

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ACTOR = Actor(uid=new_uid(NOON), grants=(), rights={})


def subject(path=".1.2."):
    return Subject(new_uid(NOON), path)


@transaction.atomic
def happen(record, kind="case.moved", at=NOON, **data):
    return emit(kind, record, actor=ACTOR, at=at, data=data)


def told(subscriber):
    """Return (record, seq) of the effects of a subscriber, in the order they happened."""
    rows = Note.objects.filter(subscriber=subscriber).order_by("id")
    return list(rows.values_list("record_uid", "seq"))
