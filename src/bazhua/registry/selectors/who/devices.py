"""Shared devices, as those who look after them see them."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from bazhua.infra.accounts.models import Device
from bazhua.infra.accounts.selectors import devices_within
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Path, Place
from bazhua.registry.domain.tree import EVERY_DEPARTMENT

RESOURCE: Final = "device"


def place_of(path: Path) -> Place:
    """Return where a device stands: it belongs to no department and no group."""
    return Place(region=path, departments=EVERY_DEPARTMENT)


def visible_devices(actor: Actor, *, at: datetime) -> QuerySet[Device]:
    """Return the devices that stand where an actor may view them."""
    grants = actor.granted(RESOURCE, VIEW, at)
    return devices_within(grant.region for grant in grants if grant.region is not None)


def visible_device(actor: Actor, uid: UUID, *, at: datetime) -> Device:
    """Return one of them.

    Raises:
        NotFound: it is not there for this actor.
    """
    row = visible_devices(actor, at=at).filter(uid=uid).first()
    if row is None:
        raise NotFound
    return row
