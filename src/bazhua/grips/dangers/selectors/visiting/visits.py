"""Visits: those of a scope and one's own, one, and how many an enterprise had this year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from bazhua.grips.dangers.domain.policy.visits import VisitActs, VisitCap
from bazhua.grips.dangers.domain.visiting.table import VisitState
from bazhua.grips.dangers.models import HiddenDanger, Visit, VisitFinding, visits
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.policies.book import current_book
from bazhua.kernel.errors import NotFound
from bazhua.kernel.times import BEIJING, day_of

VISITS: Final = "visit"
MOST_AHEAD: Final = 100
OPEN: Final = (VisitState.PLANNED.value, VisitState.ARRIVED.value)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many inspections an enterprise had in a year, and the cap with its clause."""

    year: int
    made: int
    cap: int
    clause: str

    @property
    def reached(self) -> bool:
        """Whether one more is beyond the cap."""
        return self.made >= self.cap


def visit_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[Visit]]:
    """Return the visits somebody may see, in parts that share none: a scope's, then his own."""
    parts = visits().parts_visible_to(actor, VISITS, VIEW, at=at)
    own = visits().filter(officers__contains=[actor.uid])
    scope = Q(pk__in=visits().visible_to(actor, VISITS, VIEW, at=at).values("pk"))
    return (*parts, own.exclude(scope))


def visit_shown(actor: Actor, uid: UUID, *, at: datetime) -> Visit:
    """Return a visit that somebody takes part in or may view.

    Raises:
        NotFound: there is none for him.
    """
    row = visits().filter(uid=uid).first()
    if row is None or not (actor.uid in row.officers or actor.may(VISITS, VIEW, row.place, at)):
        raise NotFound
    return row


def visits_ahead(actor: Actor) -> list[Visit]:
    """Return the visits that somebody takes part in and that are not over, the first planned first."""
    mine = visits().filter(officers__contains=[actor.uid], state__in=OPEN)
    return list(mine.order_by("planned_on", "pk")[:MOST_AHEAD])


def visits_to(enterprise: UUID, actor: Actor, *, at: datetime) -> QuerySet[Visit]:
    """Return the visits to an enterprise that somebody may view, the last planned first."""
    seen = visits().visible_to(actor, VISITS, VIEW, at=at)
    return seen.filter(subject_uid=enterprise).order_by("-planned_on", "pk")


def found_on(visit: Visit) -> list[HiddenDanger]:
    """Return the dangers that were found on a visit, the first found first."""
    rows = VisitFinding.objects.filter(visit=visit).select_related("danger")
    return [row.danger for row in rows.order_by("danger__found_at", "pk")]


def counted(enterprise: UUID, *, at: datetime) -> Counted:
    """Return how many visits that count an enterprise had in the year of an instant."""
    day = day_of(at)
    book = current_book(day)
    kinds = [row.kind.value for row in book.rows(VisitActs, day) if row.counts_to_cap]
    cap = book.row(VisitCap, day)
    begins = datetime(day.year, 1, 1, tzinfo=BEIJING)
    made = visits().filter(subject_uid=enterprise, kind__in=kinds, arrived_at__gte=begins)
    return Counted(day.year, made.count(), cap.most_per_year, cap.clause)
