"""The way from the highest region that somebody sees down to one, and the counties he sees."""

from datetime import datetime

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.scope import Path
from bazhua.registry.domain.tree import Level
from bazhua.registry.models import Region, all_regions


def way_to(actor: Actor, region: Region, *, at: datetime) -> list[Region]:
    """Return the regions around one that somebody sees, from the highest down, and itself."""
    seen = all_regions().visible_to(actor, "region", VIEW, at=at)
    around = seen.filter(node_id__in=Path(region.path_now).ids())
    return list(around.order_by("node__depth"))


def counties_seen(actor: Actor, most: int, *, at: datetime) -> list[str]:
    """Return codes of counties that somebody sees, by code."""
    seen = all_regions().visible_to(actor, "region", VIEW, at=at)
    rows = seen.filter(level=Level.COUNTY.value, until=None).order_by("code")
    return list(rows.values_list("code", flat=True)[:most])
