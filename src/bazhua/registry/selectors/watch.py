"""The posts that are on watch for a region and for those right below it."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Post, all_regions
from bazhua.registry.selectors.names import posts_called
from bazhua.registry.selectors.who.duties import PREFIX


def watch_posts(region: Path, at: datetime) -> Mapping[str, Word]:
    """Return the posts of duty officers of the bodies there and right below, by address."""
    here = all_regions().filter(until=None, node__path=region.dotted).values("node_id")
    below = all_regions().filter(until=None, node__parent__in=here)
    paths = [region.dotted, *below.order_by("code").values_list("path_now", flat=True)]
    standing = Q(until=None) | Q(until__gt=day_of(at))
    rows = Post.objects.filter(
        standing,
        kind=PostKind.DUTY_OFFICER.value,
        organisation__isnull=False,
        path_now__in=paths,
    )
    order = {path: number for number, path in enumerate(paths)}
    found = rows.order_by("pk").values_list("path_now", "uid")
    addresses = [f"{PREFIX}{uid}" for _, uid in sorted(found, key=lambda one: order[one[0]])]
    named = posts_called(addresses)
    return {address: named[address] for address in addresses}
