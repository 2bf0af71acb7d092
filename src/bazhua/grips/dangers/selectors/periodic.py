"""What the records of enterprises say of a quarter or a year, and the sums that stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, Sum

from bazhua.grips.dangers.domain.periodic import Summed
from bazhua.grips.dangers.domain.terms import DangerGrade, Sector
from bazhua.grips.dangers.models import HiddenDanger, PeriodicSum, dangers, sums
from bazhua.grips.dangers.selectors.dangers import RESOURCE
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.findings.core.terms import State
from bazhua.kernel.errors import NotFound
from bazhua.kernel.times import end_of, start_of

MAJOR: Final = Q(grade=DangerGrade.MAJOR.value)
ENTERPRISE: Final = "enterprise"
MOST: Final = 50
"""So many major dangers stand in a sum one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What happened at an enterprise over a time; of each the number and how many were major.

    Attributes:
        open: at its end, neither closed nor merged; ``overdue`` those of them past their day.
        funds_fen: of those that were closed.
    """

    found: tuple[int, int] = (0, 0)
    closed: tuple[int, int] = (0, 0)
    open: tuple[int, int] = (0, 0)
    overdue: tuple[int, int] = (0, 0)
    funds_fen: int = 0


NOTHING: Final = Numbers()


def unsummed(summed: Summed, *, limit: int) -> list[UUID]:
    """Return enterprises of whose dangers over a time no sum stands yet, the first found first."""
    begins, ends = start_of(summed.since), end_of(summed.until)
    standing = sums().filter(period=summed.period.value, since=summed.since)
    there = dangers().filter(Q(closed_at=None) | Q(closed_at__gte=begins), found_at__lte=ends)
    rows = there.filter(subject_kind=ENTERPRISE).exclude(
        subject_uid__in=standing.values("subject_uid")
    )
    uids = rows.order_by("subject_uid").values_list("subject_uid", flat=True).distinct()
    return list(uids[:limit])


def numbers_of(subjects: Collection[UUID], summed: Summed) -> Mapping[UUID, Numbers]:
    """Return what the records of some enterprises say of a time, read at once for all of them."""
    begins, ends = start_of(summed.since), end_of(summed.until)
    kinds = {
        "found": Q(found_at__gte=begins, found_at__lte=ends),
        "closed": Q(closed_at__gte=begins, closed_at__lte=ends),
        "open": _open_at(ends),
        "overdue": _open_at(ends) & Q(due_on__lte=summed.until),
    }
    counted: dict[str, Any] = {
        name + suffix: Count("pk", filter=kind & grade)
        for name, kind in kinds.items()
        for suffix, grade in (("", Q()), ("_major", MAJOR))
    }
    rows = dangers().filter(subject_uid__in=subjects, found_at__lte=ends)
    told: Iterable[Mapping[str, Any]] = rows.values("subject_uid").annotate(
        funds=Sum("funds_fen", filter=kinds["closed"]), **counted
    )
    return {
        one["subject_uid"]: Numbers(
            funds_fen=one["funds"] or 0,
            **{name: (one[name], one[f"{name}_major"]) for name in kinds},
        )
        for one in told
    }


def majors_of(subject: UUID, summed: Summed) -> Sequence[HiddenDanger]:
    """Return the major dangers that an enterprise had over a time, the first found first."""
    begins, ends = start_of(summed.since), end_of(summed.until)
    there = Q(closed_at=None) | Q(closed_at__gte=begins)
    rows = dangers().filter(there, MAJOR, subject_uid=subject, found_at__lte=ends)
    return list(rows.exclude(state=State.MERGED.value).order_by("found_at", "pk")[:MOST])


def mines_coal(subject: UUID) -> bool:
    """Return whether an enterprise has had dangers of a coal mine."""
    return dangers().filter(subject_uid=subject, sector=Sector.COAL.value).exists()


def sum_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[PeriodicSum]]:
    """Return the sums that an actor may view, in parts that share none."""
    return sums().parts_visible_to(actor, RESOURCE, VIEW, at=at)


def sum_of(uid: UUID) -> PeriodicSum:
    """Return a sum for who has to sign it; what he may see of it is decided elsewhere.

    Raises:
        NotFound: there is none.
    """
    row = sums().filter(uid=uid).first()
    if row is None:
        raise NotFound
    return row


def _open_at(ends: datetime) -> Q:
    closed_later = Q(closed_at=None) | Q(closed_at__gt=ends)
    return Q(found_at__lte=ends) & closed_later & ~Q(state=State.MERGED.value)
