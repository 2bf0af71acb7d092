"""Warnings of tailings ponds as pages show them, and the facts they rest on."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bazhua.grips.inherent.domain.tailings import PondLevel, pond_level
from bazhua.grips.inherent.domain.watching.terms import MEASURED, InstallationKind
from bazhua.grips.inherent.models import Installation, PondStanding, alarms, ponds
from bazhua.grips.inherent.selectors.duty.facts import ACTIVE
from bazhua.grips.inherent.selectors.watching.reach import MONITORING
from bazhua.infra.db.access import VIEW
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.policies.book import current_book
from bazhua.kernel.rule import Answer
from bazhua.kernel.times import day_of
from bazhua.law.terms import Colour

SEVEREST_FIRST = tuple(Colour)
CALLED = {kind.value: word for kind, word in MEASURED.items()}
POND = InstallationKind.TAILINGS_POND.value


def pond_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[PondStanding]]:
    """Return the warnings of ponds that somebody may see, in parts that share none."""
    parts = ponds().parts_visible_to(actor, MONITORING, VIEW, at=at)
    return tuple(part.filter(installation__until=None) for part in parts)


def ponds_seen(actor: Actor, *, at: datetime) -> ScopedQuerySet[PondStanding]:
    """Return the ponds that warn, as somebody may see them."""
    seen = ponds().visible_to(actor, MONITORING, VIEW, at=at)
    return seen.filter(installation__until=None).exclude(colour="")


def pond_of(row: Installation) -> PondStanding | None:
    """Return how a pond stands; nothing before it was judged."""
    return ponds().filter(installation=row).first()


def warnings_of(rows: Collection[Installation]) -> Mapping[int, Mapping[int, tuple[str, Colour]]]:
    """Return what the points of installations warn of, by key of both: the gravest of each point."""
    found: dict[int, dict[int, tuple[str, Colour]]] = {row.pk: {} for row in rows}
    active = alarms().filter(state__in=ACTIVE, point__installation__in=rows)
    for one in active.select_related("point").order_by("pk"):
        own = found[one.point.installation_id or 0]
        colour = Colour(one.colour)
        before = own.get(one.point_id)
        if before is None or SEVEREST_FIRST.index(colour) < SEVEREST_FIRST.index(before[1]):
            own[one.point_id] = (one.point.measured, colour)
    return found


def judged(row: Installation, *, at: datetime) -> Answer[PondLevel]:
    """Return what the warnings of a pond come to now, with how it came about."""
    return pond_level(current_book(day_of(at)), warnings_of([row])[row.pk].values(), CALLED)
