"""Photos of how a hidden danger was put right: they prove, and end nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import emit
from bazhua.infra.files.services import Belonging, attach_file, keep_sent
from bazhua.infra.findings.behind import person_of

AFTER_FILES: Final = "danger.after"
PHOTO_AFTER: Final = "danger.photo_after"


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as a form brought it."""

    name: str
    chunks: Iterable[bytes]


@transaction.atomic
def show_after(
    row: HiddenDanger, pictures: Sequence[Picture], *, actor: Actor, at: datetime
) -> None:
    """Make photos part of a danger that its step has just been taken with.

    Raises:
        NotAPerson: nobody is behind the account.
        DomainError: one of them is refused.
    """
    for one in pictures:
        file = keep_sent(one.chunks, one.name, actor=actor, at=at)
        attach_file(file.uid, Belonging(AFTER_FILES, row.uid), actor=actor, at=at)
        told = {"person": person_of(actor.uid, at), "file": file.uid, "state": row.state}
        emit(PHOTO_AFTER, row, actor=actor, at=at, data=told)
