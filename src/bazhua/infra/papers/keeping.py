"""The files of papers: sealed bytes that belong to a paper for ever."""

from datetime import datetime
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.files.access import Sight
from bazhua.infra.files.configured import store
from bazhua.infra.files.models import StoredFile
from bazhua.infra.files.services import Belonging, Given, attach_file, keep_file
from bazhua.infra.papers.models import papers

RECORD_KIND = "paper"
RESOURCE = "paper"
VIEW = "view"


def keep(content: bytes, name: str, paper: UUID, *, actor: Actor, at: datetime) -> StoredFile:
    """Seal bytes as a file of a paper; they are durable when this returns.

    Raises:
        DomainError: the bytes are of no kind that is taken, too many, or damaged.
    """
    given = Given(uid=new_uid(at), draft=store().draft(content), name=name)
    file = keep_file(given, actor=actor, at=at)
    attach_file(file.uid, Belonging(RECORD_KIND, paper), actor=actor, at=at)
    return file


def kept(sha256: str) -> bytes:
    """Return sealed bytes."""
    with store().open(sha256) as file:
        return file.read()


def sight(actor: Actor, paper: UUID, at: datetime) -> Sight:
    """Return how much of the files of a paper somebody sees: all, if he may view the paper."""
    seen = papers().visible_to(actor, RESOURCE, VIEW, at=at).filter(uid=paper).exists()
    return Sight.ORIGINAL if seen else Sight.NONE
