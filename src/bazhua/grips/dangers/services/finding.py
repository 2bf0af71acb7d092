"""A hidden danger is found by the one search."""

from datetime import datetime

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.infra.search.indexing import Findable, index


def let_find(row: HiddenDanger, *, at: datetime) -> None:
    """Let a danger be found by its number, by what is wrong and where; never by its origin."""
    found_by = Findable(record=row, title=row.wrong, text=row.spot, codes=(row.number,))
    index(RESOURCE, found_by, at=at)
