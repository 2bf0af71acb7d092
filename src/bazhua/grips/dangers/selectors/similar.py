"""Open dangers that may be the one that somebody is reporting."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from bazhua.grips.dangers.domain.policy.sources import Likeness
from bazhua.grips.dangers.domain.sources.likeness import (
    Spot,
    box_around,
    metres_between,
    shared_of,
)
from bazhua.grips.dangers.models import HiddenDanger, dangers
from bazhua.grips.dangers.selectors.reach import FIRM_DEPTH, reporting_roles
from bazhua.infra.db.actors import Actor
from bazhua.infra.findings.core.terms import ENDED
from bazhua.infra.policies.book import current_book
from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of

COUNTY_DEPTH: Final = 3
LOOKED_AT: Final = 200
MOST: Final = 5


class Why(StrEnum):
    """By what two dangers are alike; the strongest first."""

    PLACE = "PLACE"
    NEAR = "NEAR"
    WORDS = "WORDS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What somebody is about to report.

    Attributes:
        region: where its subject stands.
        spot: where he is.
        apart: uid of the danger itself, when it is on record.
        visited: whether he is on a visit to the enterprise, which lets him see what is open there.
    """

    region: Path
    wrong: str
    spot_uid: UUID | None = None
    spot: Spot | None = None
    apart: UUID | None = None
    visited: bool = False


@dataclass(frozen=True, slots=True)
class Similar:
    """An open danger that may be the same, why, and how much of a hundred its words agree."""

    row: HiddenDanger
    why: Why
    shared: int


def similar_dangers(sought: Sought, actor: Actor, *, at: datetime) -> list[Similar]:
    """Return the open dangers that may be the same, within reach, the likeliest first."""
    day = day_of(at)
    like = current_book(day).row(Likeness, day)
    since = at - timedelta(days=like.recent_days)
    ids = sought.region.ids()
    fresh = dangers().filter(found_at__gte=since)
    if sought.apart is not None:
        fresh = fresh.exclude(uid=sought.apart)
    fresh = fresh.exclude(state__in=[state.value for state in ENDED]).order_by("-found_at", "pk")
    rows: list[HiddenDanger] = []
    if len(ids) >= FIRM_DEPTH:
        rows += fresh.filter(enterprise_id=ids[FIRM_DEPTH - 1])[:LOOKED_AT]
    if sought.spot is not None and len(ids) >= COUNTY_DEPTH:
        low, high = box_around(sought.spot, like.metres)
        box = {
            "longitude__range": (low.longitude, high.longitude),
            "latitude__range": (low.latitude, high.latitude),
        }
        rows += fresh.filter(county_id=ids[COUNTY_DEPTH - 1], **box)[:LOOKED_AT]
    found = {row.uid: one for row in rows if (one := _compared(row, sought, like))}
    reached = [
        one
        for one in found.values()
        if (sought.visited and sought.region.holds(Path(one.row.path_now)))
        or reporting_roles(actor, one.row.place, at)
    ]
    return sorted(reached, key=lambda one: (-one.shared, list(Why).index(one.why)))[:MOST]


def _compared(row: HiddenDanger, sought: Sought, like: Likeness) -> Similar | None:
    shared = shared_of(row.wrong, sought.wrong)
    why = _where(row, sought, like) or (Why.WORDS if shared >= like.shared else None)
    return None if why is None else Similar(row, why, shared)


def _where(row: HiddenDanger, sought: Sought, like: Likeness) -> Why | None:
    if sought.spot_uid is not None and row.spot_uid == sought.spot_uid:
        return Why.PLACE
    if sought.spot is not None and row.longitude is not None and row.latitude is not None:
        here = Spot(row.longitude, row.latitude)
        if metres_between(here, sought.spot) <= like.metres:
            return Why.NEAR
    return None
