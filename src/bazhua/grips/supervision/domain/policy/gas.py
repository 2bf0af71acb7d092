"""Limits of gas tests before special operations (GB 30871)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from bazhua.grips.supervision.domain.policy.permits import SINCE
from bazhua.kernel.policy.book import PolicyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FlammableLimit(PolicyRow):
    """The highest concentration of a flammable gas at which work may begin.

    Attributes:
        least_lel_percent: lower explosive limit from which the line applies, inclusive, % by
            volume; nothing for a gas whose lower explosive limit is not known.
        most_percent: inclusive, % by volume.
    """

    table: ClassVar[str] = "gas.flammable_limit"
    identity: ClassVar[tuple[str, ...]] = ("least_lel_percent",)

    least_lel_percent: Decimal | None
    most_percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OxygenRange(PolicyRow):
    """The oxygen at which a confined space may be entered, % by volume, both inclusive."""

    table: ClassVar[str] = "gas.confined_space_oxygen"
    identity: ClassVar[tuple[str, ...]] = ("enriched",)

    enriched: bool
    least_percent: Decimal
    most_percent: Decimal


FLAMMABLE_ROWS = tuple(
    FlammableLimit(clause=clause, since=SINCE, least_lel_percent=least, most_percent=Decimal(most))
    for clause, least, most in (
        ("GB30871/5.3.2", Decimal(4), "0.5"),
        ("GB30871/5.3.2", Decimal(0), "0.2"),
        ("BZ/LEL-UNKNOWN", None, "0.2"),
    )
)

OXYGEN_ROWS = tuple(
    OxygenRange(
        clause="GB30871/6.4",
        since=SINCE,
        enriched=enriched,
        least_percent=Decimal("19.5"),
        most_percent=Decimal(most),
    )
    for enriched, most in ((False, "21"), (True, "23.5"))
)
