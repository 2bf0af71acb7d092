"""The regions by which figures are published: the province and its cities, which everybody knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.domain.where.publishing import Publishing
from bazhua.registry.models import all_regions
from bazhua.registry.selectors.names import called


@dataclass(frozen=True, slots=True)
class Published:
    """By what figures are published.

    Attributes:
        cities: by node as figures name it, in the official order.
        least: smaller numbers above 0 are withheld; ``clause`` says so.
    """

    path: Path
    name: Word
    cities: Mapping[str, Word]
    least: int
    clause: str


def published_regions(at: datetime) -> Published:
    """Return the top of the tree with what is right below it.

    Raises:
        NotFound: there is no region yet.
    """
    standing = all_regions().filter(until=None)
    top = standing.order_by("node__depth", "code").first()
    if top is None:
        raise NotFound
    below = standing.filter(node__parent=top.node_id).order_by("code")
    row = current_book(day_of(at)).row(Publishing)
    return Published(
        path=Path(top.path_now),
        name=called(top),
        cities={str(one.node_id): called(one) for one in below},
        least=row.least,
        clause=row.clause,
    )
