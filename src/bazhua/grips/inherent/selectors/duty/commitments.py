"""Days that were committed to, and enterprises that have not yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from bazhua.grips.inherent.domain.duty.commitment import Committed, until
from bazhua.grips.inherent.domain.watching.terms import IDENTIFIED
from bazhua.grips.inherent.models import Commitment, Installation, commitments, installations
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.policies.book import current_book
from bazhua.kernel.times import day_of

COMMITMENT: Final = "commitment"
COMMIT: Final = "create"
KINDS: Final = sorted(kind.value for kind in IDENTIFIED)
FIRM: Final = "enterprise"


@dataclass(frozen=True, slots=True)
class Day:
    """How a day stands: enterprises that are to commit to it, and those that did."""

    day: date
    until: datetime
    due: int
    made: int
    missing: tuple[UUID, ...]


def commitment_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[Commitment]]:
    """Return the commitments somebody may see, in parts that share none."""
    return commitments().parts_visible_to(actor, COMMITMENT, VIEW, at=at)


def committed_on(subject: UUID, day: date) -> Commitment | None:
    """Return what an enterprise committed to for a day."""
    return commitments().filter(subject_uid=subject, day=day).first()


def said_last(subject: UUID) -> Committed | None:
    """Return what an enterprise committed to last, so that nothing is typed twice."""
    row = commitments().filter(subject_uid=subject).order_by("-day", "-pk").first()
    return None if row is None else Committed(**row.said, statement=row.statement)


def day_shown(actor: Actor, *, at: datetime, most: int) -> Day:
    """Return how today stands within somebody's reach; of those missing, the first."""
    day = day_of(at)
    due = _due(installations().visible_to(actor, MONITORING, VIEW, at=at))
    made = Exists(commitments().filter(subject_uid=OuterRef("subject_uid"), day=day))
    subjects = due.values("subject_uid").distinct()
    missing = subjects.exclude(made).order_by("subject_uid").values_list("subject_uid", flat=True)
    return Day(
        day,
        until(current_book(day), day),
        subjects.count(),
        subjects.filter(made).count(),
        tuple(missing[:most]),
    )


def uncommitted(subjects: Collection[UUID], *, at: datetime) -> frozenset[UUID]:
    """Return which enterprises have not committed to today although the hour has passed."""
    day = day_of(at)
    if at <= until(current_book(day), day):
        return frozenset()
    due = _due(installations().filter(subject_uid__in=subjects))
    made = commitments().filter(day=day, subject_uid__in=subjects)
    wanted = set(due.values_list("subject_uid", flat=True))
    return frozenset(wanted - set(made.values_list("subject_uid", flat=True)))


def _due(rows: QuerySet[Installation]) -> QuerySet[Installation]:
    """Narrow installations to those whose enterprises commit to every day."""
    return rows.filter(subject_kind=FIRM, kind__in=KINDS, until=None)
