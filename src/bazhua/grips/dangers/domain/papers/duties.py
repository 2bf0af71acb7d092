"""Until when an issued paper is served, and by which clause an order binds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bazhua.grips.dangers.domain.policy.service import ServiceTime
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.policy.calendar import WorkCalendar
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word

SERVE: Final = "paper.serve"
SERVE_WORD: Final = Word("送达隐患文书", "Serve a paper about hidden dangers")
ORDER_CLAUSE: Final = "SDTL/44(1)"
"""By which a danger that an inspection has found is ordered to be put right."""


@dataclass(frozen=True, slots=True)
class ServeBy:
    """Until when a paper is to be served, and by which clause."""

    at: datetime
    clause: str


def serve_by(book: PolicyBook, issued_at: datetime) -> ServeBy:
    """Return until when a paper that is issued at an instant is to be served.

    Raises:
        NoRuleInForce: no time was set on that day.
    """
    row = book.row(ServiceTime, day_of(issued_at))
    return ServeBy(row.limit.due(issued_at, WorkCalendar.of(book)).at, row.clause)
