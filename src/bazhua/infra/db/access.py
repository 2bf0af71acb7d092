"""One record by its identifier, for one actor and one action."""

from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import Scoped
from bazhua.kernel.errors import Forbidden, NotFound

ScopedT = TypeVar("ScopedT", bound=Scoped)

VIEW: Final = "view"


def access(
    model: type[ScopedT], actor: Actor, *, uid: UUID, resource: str, action: str, at: datetime
) -> ScopedT:
    """Return a record that an actor may do an action to.

    Raises:
        NotFound: there is none, or he may not even view it: he does not learn which.
        Forbidden: he may view it, but not do this.
    """
    rows: QuerySet[ScopedT] = QuerySet(model)
    record = rows.filter(uid=uid).first()
    if record is None:
        raise NotFound
    place = record.place
    if actor.may(resource, action, place, at):
        return record
    raise Forbidden if actor.may(resource, VIEW, place, at) else NotFound
