"""Views of figures that somebody keeps for himself; nobody else sees them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.records import new_uid
from bazhua.infra.rollup.models import SavedView
from bazhua.kernel.errors import BadInput, NotFound
from bazhua.kernel.words import say

MOST: Final = 50
LONGEST_NAME: Final = 60
LONGEST_QUERY: Final = 1000


def saved_views(actor: Actor) -> Sequence[SavedView]:
    """Return what somebody has kept, by name."""
    return list(SavedView.objects.filter(owner_uid=actor.uid).order_by("name", "id"))


def save_view(*, actor: Actor, name: str, query: str, at: datetime) -> SavedView:
    """Keep a view under a name; one of the same name is replaced.

    Raises:
        BadInput: the name or the address is too long, or there are too many.
    """
    kept = SavedView.objects.filter(owner_uid=actor.uid)
    if len(name) > LONGEST_NAME or len(query) > LONGEST_QUERY:
        raise BadInput("name", say("名称或地址过长", "the name or the address is too long"))
    if not kept.filter(name=name).exists() and kept.count() >= MOST:
        problem = say("最多保存 {most} 个", "at most {most} are kept", most=MOST)
        raise BadInput("name", problem)
    row, _ = SavedView.objects.update_or_create(
        owner_uid=actor.uid,
        name=name,
        defaults={"query": query},
        create_defaults={"query": query, "uid": new_uid(at)},
    )
    return row


def drop_view(uid: UUID, *, actor: Actor) -> None:
    """Delete a view.

    Raises:
        NotFound: he has none of this uid.
    """
    gone, _ = SavedView.objects.filter(uid=uid, owner_uid=actor.uid).delete()
    if not gone:
        raise NotFound
