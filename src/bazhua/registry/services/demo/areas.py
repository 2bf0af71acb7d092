"""Areas of a demonstration where something dangerous is held, for the parts that watch them."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from bazhua.infra.db.actors import Actor
from bazhua.registry.domain.places import PlaceKind
from bazhua.registry.services.where.places import Placing, hold_substance, open_place


def open_area(
    firm: UUID,
    name: str,
    held: Iterable[tuple[str, str, Decimal]],
    *,
    actor: Actor,
    at: datetime,
) -> UUID:
    """Open an area of an enterprise with what is held there; return its uid.

    Args:
        held: name, CAS number and tonnes of each substance.

    Raises: as `open_place` and `hold_substance`.
    """
    area = open_place(Placing(enterprise=firm, kind=PlaceKind.AREA, name=name), actor=actor, at=at)
    for substance, cas, most_t in held:
        hold_substance(area.uid, name=substance, cas=cas, most_t=most_t, actor=actor, at=at)
    return area.uid
