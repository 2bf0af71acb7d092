"""A thing that is done at most once, also in a process of its own that is killed."""

import sys
from datetime import UTC, datetime
from uuid import UUID

if __name__ == "__main__":
    import django

    django.setup()

from bazhua.infra.db.actors import Actor
from bazhua.infra.idempotency.keys import Answer, Request
from bazhua.infra.idempotency.services import once
from tests.samples.models import Note

AT = datetime(2026, 11, 23, tzinfo=UTC)
ACTOR = Actor(uid=UUID(int=1), grants=(), rights={})
OTHER = Actor(uid=UUID(int=2), grants=(), rights={})
ASKED = Request("k-1", "POST /things", b'{"name": "one"}')


def note(subscriber="thing"):
    """Have an effect in the database that can be counted."""
    made = Note.objects.create(
        subscriber=subscriber, record_uid=UUID(int=3), seq=1, event_uid=UUID(int=4), at=AT
    )
    return Answer(201, f"thing {made.pk}".encode(), {"Location": f"/things/{made.pk}"})


def hang():
    """Have the effect, say so, and never come to the answer."""
    answer = note()
    sys.stdout.write("effect\n")
    sys.stdout.flush()
    sys.stdin.readline()
    return answer


def notes():
    return Note.objects.filter(subscriber="thing").count()


if __name__ == "__main__":
    once(ASKED, hang, actor=ACTOR, at=AT)
