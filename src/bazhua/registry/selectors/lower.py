"""A region with the regions right below it, as far as somebody sees them today."""

from datetime import datetime

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import NotFound
from bazhua.registry.models import Region, all_regions


def regions_below(actor: Actor, code: str, *, at: datetime) -> tuple[Region, list[Region]]:
    """Return a region by its code, or the highest that he sees, and those right below it.

    Raises:
        NotFound: he sees none, or none with this code.
    """
    seen = all_regions().visible_to(actor, "region", VIEW, at=at).filter(until=None)
    named = seen.filter(code=code) if code else seen.order_by("node__depth", "code")
    here = named.first()
    if here is None:
        raise NotFound
    below = all_regions().filter(node__parent=here.node_id, until=None)
    return here, list(below.order_by("code"))
