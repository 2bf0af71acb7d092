"""A region with the regions right below it, as far as somebody sees them today."""

from datetime import datetime

from django.db.models import QuerySet

from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.kernel.errors import NotFound
from bazhua.registry.models import Region, all_regions


def regions_below(actor: Actor, code: str, *, at: datetime) -> tuple[Region, list[Region]]:
    """Return a region by its code or its path, or the highest that he sees, and those right below.

    Raises:
        NotFound: he sees none, or none that is named so.
    """
    seen = all_regions().visible_to(actor, "region", VIEW, at=at).filter(until=None)
    here = _named(seen, code).first()
    if here is None:
        raise NotFound
    below = all_regions().filter(node__parent=here.node_id, until=None)
    return here, list(below.order_by("code"))


def _named(seen: QuerySet[Region], code: str) -> QuerySet[Region]:
    if not code:
        return seen.order_by("node__depth", "code")
    return seen.filter(path_now=code) if code.startswith(".") else seen.filter(code=code)
