"""What was said to a person at his desk, and how far an attempt is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from bazhua.infra.notify.core.message import Message
from bazhua.infra.notify.core.ports import Kind
from bazhua.infra.notify.models import Attempt
from bazhua.kernel.words import Phrase

MOST: Final = 50


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A message at a desk; ``open`` while nobody has taken note and its time is not over."""

    notification: UUID
    subject: UUID
    message: Message
    made_at: datetime
    open: bool
    answered_at: datetime | None

    @property
    def state(self) -> Literal["open", "answered", "over"]:
        """Whether it waits for an answer, has one, or its time is over without one."""
        if self.open:
            return "open"
        return "answered" if self.answered_at else "over"

    @property
    def headline(self) -> Phrase:
        """The title, not yet in a language."""
        return Phrase(self.message.title, self.message.data)

    @property
    def text(self) -> Phrase:
        """What was said, not yet in a language."""
        return Phrase(self.message.text, self.message.data)


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest open message of a person; identifiers of later ones sort after its."""

    uid: UUID
    message: Message


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many messages are open for a person, and the newest of them."""

    count: int
    newest: Newest | None


def waiting(person: UUID, *, at: datetime, most: int) -> Waiting:
    """Return what is open for a person, counted up to one more than so many; one query."""
    rows = Attempt.objects.filter(
        person=person,
        kind=Kind.IN_APP.value,
        notification__acknowledged_at=None,
        notification__expires_at__gt=at,
    ).order_by("-pk")
    found = rows.values_list("notification__uid", "notification__template", "notification__words")
    open_rows = list(found[: most + 1])
    if not open_rows:
        return Waiting(0, None)
    uid, template, words = open_rows[0]
    return Waiting(len(open_rows), Newest(uid, Message.of_json(template, words)))


def desk(person: UUID, *, at: datetime, limit: int = MOST) -> list[DeskRow]:
    """Return what a person was told, the latest first."""
    rows = Attempt.objects.filter(person=person, kind=Kind.IN_APP.value)
    return [
        DeskRow(
            one.uid,
            one.subject_uid,
            one.message,
            one.made_at,
            one.acknowledged_at is None and at < one.expires_at,
            one.acknowledged_at,
        )
        for one in (
            row.notification for row in rows.select_related("notification").order_by("-pk")[:limit]
        )
    ]
