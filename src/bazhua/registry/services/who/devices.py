"""Shared devices where people work: registered on the spot, ended from afar."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bazhua.infra.accounts.services import badges
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.scope import Path
from bazhua.registry.models import Node
from bazhua.registry.selectors.who.devices import RESOURCE, place_of, visible_device


@transaction.atomic
def register_device(name: str, node: Node, *, actor: Actor, at: datetime) -> str:
    """Register the device in front of him at a node; return the token for its cookie.

    Raises:
        Forbidden: he may not there.
        MissingKey, OutOfRange: the name is refused.
    """
    if not actor.may(RESOURCE, "create", place_of(Path(node.path)), at):
        raise Forbidden
    return badges.enrol_device(name=name, path=node.path, actor=actor, at=at)


@transaction.atomic
def end_device(uid: UUID, *, actor: Actor, at: datetime) -> None:
    """Let a device be a shared one no more; the sessions on it end.

    Raises:
        NotFound: it is not there for this actor, or has ended.
        Forbidden: he may view but not end it.
    """
    row = visible_device(actor, uid, at=at)
    if not actor.may(RESOURCE, "end", place_of(Path(row.path)), at):
        raise Forbidden
    badges.end_device(uid, actor=actor, at=at)
