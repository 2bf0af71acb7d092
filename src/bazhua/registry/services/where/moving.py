"""An enterprise goes to another region, with all that is its own; past figures stay."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bazhua.infra.db.actors import Actor
from bazhua.infra.db.moves import swap
from bazhua.infra.events.emission import emit
from bazhua.infra.rollup.contributing import reorganise
from bazhua.kernel.errors import Forbidden
from bazhua.kernel.scope import Path, Place
from bazhua.kernel.times import day_of
from bazhua.kernel.words import say
from bazhua.registry.domain.where.refusals import OutOfOrder, RegionMoveRefused
from bazhua.registry.models import Enterprise, NodeSpell
from bazhua.registry.services.divisions.carrying import carry
from bazhua.registry.services.divisions.regions import lock_tree
from bazhua.registry.services.where.enterprises import RESOURCE, open_row
from bazhua.registry.services.where.placing import REGION, Seat, seat

MOVE = (RESOURCE, "move")


@transaction.atomic
def move_enterprise(
    uid: UUID, *, region: str, since: date, version: int, actor: Actor, at: datetime
) -> Enterprise:
    """Let an enterprise stand in another region from a day on.

    Args:
        region: code or full name of its new town, or at least of its county.

    Raises:
        NotFound: it is not there for this actor.
        Forbidden: he may not move it, or not into that region.
        ClosedAlready: it is closed.
        UnknownRegion: the region is none in use.
        RegionTooHigh: the region is a province or a city.
        RegionMoveRefused: it stands there already, or the day lies in the future.
        OutOfOrder: it stands where it stands only since that day or a later one.
        ReorganisationRefused: the tree was changed there on a later day already.
        StaleState: it changed meanwhile.
    """
    lock_tree()
    row = open_row(uid, actor=actor, at=at, right=MOVE)
    town = seat(region)
    there = Place(region=Path(town.path), departments=row.dept_mask)
    if not actor.may(*MOVE, there, at):
        raise Forbidden
    _guard(row, town, since, at)
    moved = swap(row, version=version)
    old, new = Path(row.path_now), Path(f"{town.path}{row.node_id}.")
    counted = carry(row.node_id, town.node_id, old=old, new=new, since=since)
    moved.path_now = new.dotted
    told = {"old": old.dotted, "new": new.dotted, "since": since, "moved": counted}
    event = emit("enterprise.moved", moved, actor=actor, at=at, data=told)
    reorganise(event, old=old, new=new, day=since)
    return moved


def _guard(row: Enterprise, town: Seat, since: date, at: datetime) -> None:
    if row.path_now == f"{town.path}{row.node_id}.":
        raise RegionMoveRefused(REGION, say("它已在该处", "it stands there already"))
    if since > day_of(at):
        raise RegionMoveRefused(
            "since", say("尚未生效，请于当日登记", "it is not in force yet; enter it on its day")
        )
    spell = NodeSpell.objects.get(node_id=row.node_id, until=None)
    if since <= spell.since:
        raise OutOfOrder("since", since, spell.since)
