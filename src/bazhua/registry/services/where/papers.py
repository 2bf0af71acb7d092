"""Files that come with a form become part of an enterprise, in the transaction of what they prove."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.access import access
from bazhua.infra.db.actors import Actor
from bazhua.infra.events.emission import emit
from bazhua.infra.files.core.kinds import FAMILIES, Family, Kind
from bazhua.infra.files.core.refusals import FileKindRefused, PictureRefused
from bazhua.infra.files.models import StoredFile
from bazhua.infra.files.services import Belonging, attach_file, keep_sent
from bazhua.kernel.words import say
from bazhua.registry.models import Enterprise, Zone
from bazhua.registry.models import Place as PlaceRow
from bazhua.registry.services.where.codes import ENTERPRISE_FILES, CodeProof
from bazhua.registry.services.where.enterprises import change_code, open_row
from bazhua.registry.services.where.places import Drawing, draw_zone


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as a form brought it."""

    name: str
    chunks: Iterable[bytes]


@transaction.atomic
def add_file(uid: UUID, sent: Sent, *, actor: Actor, at: datetime) -> StoredFile:
    """Make a file part of an enterprise.

    Raises:
        NotFound: the enterprise is not there for this actor.
        Forbidden: he may not change it.
        ClosedAlready: it is closed.
        DomainError: the file is refused.
    """
    row = open_row(uid, actor=actor, at=at)
    file = keep_sent(sent.chunks, sent.name, actor=actor, at=at)
    attach_file(file.uid, Belonging(ENTERPRISE_FILES, row.uid), actor=actor, at=at)
    emit("enterprise.file_added", row, actor=actor, at=at, data={"file": file.uid})
    return file


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCode:
    """A credit code with what proves it where it fails its check.

    Attributes:
        reason: why it is taken all the same.
    """

    code: str
    reason: str = ""
    proof: Sent | None = None


@transaction.atomic
def change_code_sent(
    uid: UUID, given: NewCode, *, version: int, actor: Actor, at: datetime
) -> Enterprise:
    """Give an enterprise another credit code, its proof as the form brought it.

    Raises:
        DomainError: as `change_code`; or the file is refused.
    """
    open_row(uid, actor=actor, at=at)
    proof = CodeProof(reason=given.reason)
    if given.proof is not None:
        file = keep_sent(given.proof.chunks, given.proof.name, actor=actor, at=at)
        proof = replace(proof, file=file.uid)
    return change_code(uid, given.code, version=version, actor=actor, at=at, proof=proof)


def _picture(sent: Sent, actor: Actor, at: datetime) -> StoredFile:
    """Keep a file that must be a picture."""
    wanted = say("请上传 jpg、png 或 webp 图片", "send a jpg, png or webp picture")
    try:
        file = keep_sent(sent.chunks, sent.name, actor=actor, at=at)
    except FileKindRefused:
        raise PictureRefused(sent.name, wanted) from None
    if FAMILIES[Kind(file.kind)] is not Family.IMAGE:
        raise PictureRefused(sent.name, wanted)
    return file


@transaction.atomic
def draw_zone_sent(
    place_uid: UUID, drawing: Drawing, plan: Sent | None, *, actor: Actor, at: datetime
) -> Zone:
    """Draw a zone of a place, the picture of its plan as the form brought it.

    Raises:
        DomainError: as `draw_zone`; or the file is refused.
    """
    access(PlaceRow, actor, uid=place_uid, resource="place", action="update", at=at)
    if plan is not None:
        file = _picture(plan, actor, at)
        drawing = replace(drawing, plan=file.uid)
    return draw_zone(place_uid, drawing, actor=actor, at=at)
