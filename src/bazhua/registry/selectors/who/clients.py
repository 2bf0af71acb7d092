"""Clients of the API, as those who look after them see them."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import NotFound
from bazhua.registry.models import Client

RESOURCE: Final = "client"


def visible_clients(actor: Actor, *, at: datetime) -> QuerySet[Client]:
    """Return the clients, for those who may view clients anywhere; a client has no place."""
    return Client.objects.all() if actor.granted(RESOURCE, VIEW, at) else Client.objects.none()


def visible_client(actor: Actor, uid: UUID, *, at: datetime) -> Client:
    """Return a client.

    Raises:
        NotFound: it is not there for this actor.
    """
    row = visible_clients(actor, at=at).filter(uid=uid).first()
    if row is None:
        raise NotFound
    return row
