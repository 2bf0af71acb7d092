"""What the tests of files share: who asks, the gate of the sample records, giving a file."""

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.events.models import Event
from bazhua.infra.files.access import FileGate, Sight
from bazhua.infra.files.configured import store
from bazhua.infra.files.services import Given, keep_file
from bazhua.infra.files.uploads import Announced, Piece, append_piece, begin_upload
from bazhua.kernel.scope import Grant, Path
from tests.infra.files.samples import picture

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
RIGHTS = {("file", "give"): frozenset({"reporter"})}
JPEG = picture(turned=True)


def person(number, *roles):
    grants = tuple(Grant(role=role, region=Path.of(1), since=NOON - DAY) for role in roles)
    return Actor(uid=UUID(int=number), grants=grants, rights=RIGHTS)


GIVER = person(1, "reporter")
OTHER = person(2, "reporter")
PUBLIC = person(3)
CHIEF = person(4)
PERSONS = {actor.uid.int: actor for actor in (GIVER, OTHER, PUBLIC, CHIEF)}

CASE = UUID(int=100)
SECRET = UUID(int=200)


def ask(actor, record, _at):
    """Let the chief have the originals of all cases, the others see the copies of the open one."""
    if actor.uid == CHIEF.uid:
        return Sight.ORIGINAL
    return Sight.SHOWN if record == CASE else Sight.NONE


GATES = (FileGate("case", ask),)


def by_header(request):
    """Tell who asks, as a header of the test says."""
    number = request.headers.get("X-Person", "")
    return PERSONS.get(int(number)) if number else None


def give(content=JPEG, name="现场.jpg", actor=GIVER, at=NOON):
    return keep_file(Given(new_uid(at), store().draft(content), name), actor=actor, at=at)


def begin(content=JPEG, name="现场.jpg", actor=GIVER, at=NOON, **announced):
    return begin_upload(Announced(name, len(content), **announced), actor=actor, at=at)


def append(upload, offset, content, actor=GIVER, at=NOON, checksum=None):
    return append_piece(upload.uid, Piece(offset, content, checksum), actor=actor, at=at)


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def encoded(text):
    return base64.b64encode(text.encode()).decode()


def happened(record_uid):
    """Return kind and data of what happened to a record, in order."""
    rows = Event.objects.filter(record_uid=record_uid).order_by("seq")
    return list(rows.values_list("kind", "data"))


def kept():
    return sorted(store().kept())


def drafts():
    return sorted(path.name for path in store().drafts.iterdir())
