"""When a colour of the live risk is shown: a graver one at once, a milder one after it has held."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, ClassVar, Final

from bazhua.kernel.policy.book import PolicyBook, PolicyRow
from bazhua.kernel.shape.schema import Between
from bazhua.law.terms import Colour

SEVEREST_FIRST: Final = tuple(Colour)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPublishing(PolicyRow):
    """How long a milder colour has held before it is shown, seconds."""

    table: ClassVar[str] = "enterprise.risk_publishing"

    hold_s: Annotated[int, Between(0)]


ROWS: tuple[PolicyRow, ...] = (
    RiskPublishing(clause="BZ/RISK-PUBLISHING", since=date(2022, 1, 1), hold_s=60),
)


@dataclass(frozen=True, slots=True)
class Published:
    """What is shown, and what waits.

    Attributes:
        milder: the colour that was found and is not shown yet, since an instant.
    """

    colour: Colour
    milder: Colour | None = None
    since: datetime | None = None


def published(book: PolicyBook, shown: Published, found: Colour, at: datetime) -> Published:
    """Return what is shown after a colour was found."""
    if SEVEREST_FIRST.index(found) <= SEVEREST_FIRST.index(shown.colour):
        return Published(found)
    if shown.milder is not found or shown.since is None:
        shown = Published(shown.colour, found, at)
    held = at - (shown.since or at)
    if held >= timedelta(seconds=book.row(RiskPublishing).hold_s):
        return Published(found)
    return shown
