"""What the live risk of an enterprise rests on."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.risk_index import RiskIndex, risk_index
from bazhua.kernel.errors import OutOfRange
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.rule import Answer
from bazhua.kernel.words import say

GRAVER: Final = frozenset({LimitKind.HH, LimitKind.LL})
MILDER: Final = frozenset({LimitKind.H, LimitKind.L})
GASES: Final = frozenset({MeasuredKind.FLAMMABLE_GAS, MeasuredKind.TOXIC_GAS})
TOGETHER: Final = timedelta(seconds=300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An alarm that is active.

    Attributes:
        installation: key of where its point stands, and ``spot`` the place it measures at.
        rising: the point reads no less than when the alarm came.
        overdue: nobody acknowledged it in time.
    """

    point: int
    installation: int | None
    spot: str
    measured: MeasuredKind
    limit: LimitKind
    raised_at: datetime
    rising: bool
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Special work under way at an enterprise, counted as permits.

    Attributes:
        special_work: hot work of the special level, and entries of confined spaces.
        level1_work: hot work of level 1.
        other_work: all other permits.
    """

    special_work: int = 0
    level1_work: int = 0
    other_work: int = 0

    def __post_init__(self) -> None:
        """Refuse fewer than none.

        Raises:
            OutOfRange: which of the numbers.
        """
        for name, count in asdict(self).items():
            if count < 0:
                raise OutOfRange(name, count, say("不小于 0", "0 or more"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFacts:
    """What the rule is asked of an enterprise.

    Attributes:
        work: special work under way; nothing as long as nobody tells of it.
    """

    mhi_level: int | None
    hh: int
    h: int
    overdue_acknowledgements: int
    major_dangers_overdue: int
    general_dangers_overdue: int
    commitment_today: bool
    offline_share_percent: Decimal
    gas_detectors_level2: int
    tank_overfilling: bool
    offline_minutes: int
    work: Work | None = None

    def told(self) -> dict[str, Any]:
        """Return the facts as they are kept."""
        return {**asdict(self), "offline_share_percent": str(self.offline_share_percent)}

    def asked(self, book: PolicyBook) -> Answer[RiskIndex]:
        """Return what the rule says of them."""
        asked = asdict(self)
        work: dict[str, Any] | None = asked.pop("work")
        return risk_index(book, **asked, **(work or {}))


def kept(told: Mapping[str, Any]) -> RiskFacts:
    """Return facts that were kept."""
    work = told.get("work")
    given = {
        **told,
        "offline_share_percent": Decimal(told["offline_share_percent"]),
        "work": None if work is None else Work(**work),
    }
    return RiskFacts(**given)


def graver(alarms: Collection[Standing]) -> int:
    """Return how many alarms are HH or LL; HH of a gas is its level 2."""
    return sum(one.limit in GRAVER for one in alarms)


def milder(alarms: Collection[Standing]) -> int:
    """Return how many alarms are H or L."""
    return sum(one.limit in MILDER for one in alarms)


def detectors_together(alarms: Collection[Standing]) -> int:
    """Return how many detectors of one installation came into level 2 within 300 s, at most."""
    gas = [one for one in alarms if one.measured in GASES and one.limit is LimitKind.HH]
    return max(
        (
            len(
                {
                    other.point
                    for other in gas
                    if other.installation == one.installation
                    and timedelta() <= other.raised_at - one.raised_at <= TOGETHER
                }
            )
            for one in gas
            if one.installation is not None
        ),
        default=0,
    )


def overfilling(alarms: Collection[Standing]) -> bool:
    """Tell whether HH and an independent H of one tank are active while its level rises."""
    levels = [one for one in alarms if one.measured is MeasuredKind.LEVEL and one.spot]
    return any(
        one.limit is LimitKind.HH
        and other.limit is LimitKind.H
        and one.spot == other.spot
        and one.point != other.point
        and (one.rising or other.rising)
        for one in levels
        for other in levels
    )
