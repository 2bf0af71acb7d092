"""What the live risk of enterprises rests on, read for many of them at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from bazhua.engine.core.codes import Quality
from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.dangers.api import overdue_counts
from bazhua.grips.inherent.domain.alarm.policy import MeasuredKind
from bazhua.grips.inherent.domain.alarm.states import AlarmState
from bazhua.grips.inherent.domain.duty.facts import (
    RiskFacts,
    Standing,
    Work,
    detectors_together,
    graver,
    milder,
    overfilling,
)
from bazhua.grips.inherent.domain.handling.deadlines import handling
from bazhua.grips.inherent.models import (
    Alarm,
    Installation,
    Point,
    WorkStanding,
    alarms,
    points,
)
from bazhua.grips.inherent.selectors.duty.commitments import uncommitted
from bazhua.grips.inherent.selectors.watching.readings import Reading, latest
from bazhua.infra.policies.book import current_book
from bazhua.kernel.policy.book import PolicyBook
from bazhua.kernel.times import day_of
from bazhua.law.terms import Colour

ACTIVE: Final = (AlarmState.UNACK.value, AlarmState.ACKED.value)
MINUTE: Final = timedelta(minutes=1)
HUNDRED: Final = Decimal(100)
PLACES: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read for many enterprises together, by uid or by id in the tree."""

    standing: Mapping[UUID, list[Standing]]
    points: Mapping[UUID, list[Point]]
    read: Mapping[str, Reading]
    overdue: Mapping[int, tuple[int, int]]
    uncommitted: frozenset[UUID]
    work: Mapping[UUID, Work]
    at: datetime


def facts_of(rows: Iterable[Installation], *, at: datetime) -> Mapping[UUID, RiskFacts]:
    """Return the facts of the enterprises of some open installations, by uid."""
    own: dict[UUID, list[Installation]] = defaultdict(list)
    for row in rows:
        own[row.subject_uid].append(row)
    firms = {row.enterprise_id for several in own.values() for row in several}
    used = _points(own)
    read = latest({row.tag for several in used.values() for row in several})
    seen = Seen(
        _standing(own, read, at),
        used,
        read,
        overdue_counts([one for one in firms if one is not None], day=day_of(at)),
        uncommitted(own, at=at),
        _work(own),
        at,
    )
    return {subject: _facts(subject, several, seen) for subject, several in own.items()}


def _facts(subject: UUID, rows: Collection[Installation], seen: Seen) -> RiskFacts:
    standing = seen.standing[subject]
    level = min((row.level for row in rows if row.level is not None), default=None)
    firm = next(iter(rows)).enterprise_id
    major, general = seen.overdue.get(firm or 0, (0, 0))
    gravest = {row.pk for row in rows if row.level is not None and row.level == level}
    return RiskFacts(
        mhi_level=level,
        hh=graver(standing),
        h=milder(standing),
        overdue_acknowledgements=sum(one.overdue for one in standing),
        major_dangers_overdue=major,
        general_dangers_overdue=general,
        commitment_today=subject not in seen.uncommitted,
        offline_share_percent=_offline_share(seen.points[subject], seen.read),
        gas_detectors_level2=detectors_together(standing),
        tank_overfilling=overfilling(standing),
        offline_minutes=_blind_minutes(seen.points[subject], gravest, seen),
        work=seen.work.get(subject),
    )


def _work(subjects: Collection[UUID]) -> Mapping[UUID, Work]:
    """Return the work under way at those enterprises of which somebody tells."""
    rows = WorkStanding.objects.filter(subject_uid__in=subjects)
    return {
        row.subject_uid: Work(
            special_work=row.special_work,
            level1_work=row.level1_work,
            other_work=row.other_work,
        )
        for row in rows
    }


def _points(subjects: Collection[UUID]) -> Mapping[UUID, list[Point]]:
    found: dict[UUID, list[Point]] = defaultdict(list)
    for row in points().filter(subject_uid__in=subjects, until=None).order_by("pk"):
        found[row.subject_uid].append(row)
    return found


def _standing(
    subjects: Collection[UUID], read: Mapping[str, Reading], at: datetime
) -> Mapping[UUID, list[Standing]]:
    book = current_book(day_of(at))
    found: dict[UUID, list[Standing]] = defaultdict(list)
    rows = alarms().filter(subject_uid__in=subjects, state__in=ACTIVE).select_related("point")
    for row in rows.order_by("pk"):
        found[row.subject_uid].append(_as_standing(row, read.get(row.point.tag), book, at))
    return found


def _as_standing(row: Alarm, read: Reading | None, book: PolicyBook, at: datetime) -> Standing:
    rising = read is not None and row.value is not None and read.value >= row.value
    return Standing(
        point=row.point_id,
        installation=row.point.installation_id,
        spot=str(row.point.spot_uid or ""),
        measured=MeasuredKind(row.point.measured),
        limit=LimitKind(row.limit_kind),
        raised_at=row.raised_at,
        rising=rising,
        overdue=_is_overdue(row, book, at),
    )


def _is_overdue(row: Alarm, book: PolicyBook, at: datetime) -> bool:
    if row.called_at is None or row.acknowledged_at is not None:
        return False
    found = handling(book, colour=Colour(row.colour), announced_at=row.called_at).result
    return at > found.acknowledge_due


def _offline_share(rows: Collection[Point], read: Mapping[str, Reading]) -> Decimal:
    """Return the share of points that are offline; one that never sent is."""
    if not rows:
        return Decimal(0)
    offline = sum(_is_offline(read.get(row.tag)) for row in rows)
    return (HUNDRED * offline / len(rows)).quantize(PLACES)


def _is_offline(found: Reading | None) -> bool:
    return found is None or found.quality is Quality.OFFLINE


def _blind_minutes(rows: Collection[Point], gravest: Collection[int], seen: Seen) -> int:
    """Return for how long all points of a gravest installation have been offline, the longest."""
    longest = 0
    for installation in gravest:
        own = [seen.read.get(row.tag) for row in rows if row.installation_id == installation]
        last = [one.at for one in own if one is not None]
        if own and all(_is_offline(one) for one in own) and last:
            longest = max(longest, int((seen.at - max(last)) / MINUTE))
    return longest
