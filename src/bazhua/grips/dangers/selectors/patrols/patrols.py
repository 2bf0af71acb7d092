"""Patrols of a scope, one, its editions with their questions, how it was walked."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from bazhua.grips.dangers.domain.closed_loop.origins import OF_THE_SUBJECT
from bazhua.grips.dangers.domain.patrols.questions import form_key, shipped
from bazhua.grips.dangers.domain.policy.patrols import PatrolQuestion
from bazhua.grips.dangers.domain.terms import PatrolKind
from bazhua.grips.dangers.models import Patrol, PatrolEdition, PatrolFinding, patrols
from bazhua.infra.db.access import VIEW, access
from bazhua.infra.db.actors import Actor
from bazhua.infra.db.reach import within
from bazhua.infra.db.scoped import ScopedQuerySet
from bazhua.infra.forms.selectors import template_of
from bazhua.infra.forms.template import Item, Template
from bazhua.infra.policies.book import current_book
from bazhua.infra.recurrence.deeds import FULFIL
from bazhua.infra.recurrence.selectors import RESOURCE
from bazhua.kernel.errors import NotFound
from bazhua.kernel.scope import Grant
from bazhua.kernel.times import day_of

MOST_WALKED: Final = 40
SHOWN: Final = 20


def patrol_parts(actor: Actor, *, at: datetime) -> Sequence[ScopedQuerySet[Patrol]]:
    """Return the patrols somebody may see, in parts that share none."""
    return patrols().parts_visible_to(actor, RESOURCE, VIEW, at=at)


def patrols_at(path: str, actor: Actor, *, at: datetime) -> ScopedQuerySet[Patrol]:
    """Return the patrols below a node that somebody may see and that go on, the last set first."""
    seen = patrols().visible_to(actor, RESOURCE, VIEW, at=at)
    here = seen.filter(_going_on(day_of(at)), path_now__startswith=path)
    return here.order_by("-set_at", "pk")


def patrol_shown(actor: Actor, uid: UUID, *, at: datetime) -> Patrol:
    """Return a patrol that somebody may view.

    Raises:
        NotFound: there is none for him.
    """
    return access(Patrol, actor, uid=uid, resource=RESOURCE, action=VIEW, at=at)


def walked_by(actor: Actor, *, at: datetime) -> list[Patrol]:
    """Return the patrols that somebody may walk, by name."""
    mine = patrols().filter(within(own_grants(actor, at)))
    return list(mine.filter(_going_on(day_of(at))).order_by("name", "pk")[:MOST_WALKED])


def to_be_walked_by(row: Patrol, actor: Actor, *, at: datetime) -> bool:
    """Return whether somebody may walk a patrol: whoever walks it is of the enterprise."""
    return any(grant.reaches(row.place) for grant in own_grants(actor, at))


def own_grants(actor: Actor, at: datetime) -> list[Grant]:
    """Return by which grants somebody walks patrols: none for an authority."""
    granted = actor.granted(RESOURCE, FULFIL, at)
    return [grant for grant in granted if grant.role in OF_THE_SUBJECT]


def to_walk(actor: Actor, uid: UUID, *, at: datetime) -> Patrol:
    """Return a patrol that somebody may walk.

    Raises:
        NotFound: there is none for him.
    """
    row = patrols().filter(uid=uid).first()
    if row is None or not to_be_walked_by(row, actor, at=at):
        raise NotFound
    return row


def edition_of(patrol: Patrol, number: int) -> PatrolEdition:
    """Return an edition by its number.

    Raises:
        NotFound: the patrol has none of that number.
    """
    row = _editions(patrol).filter(number=number).first()
    if row is None:
        raise NotFound("edition")
    return row


def latest_edition(patrol: Patrol) -> PatrolEdition:
    """Return the edition that was set last, which may begin on a later day."""
    return _editions(patrol).latest("since")


def form_asked(edition: PatrolEdition) -> Template:
    """Return the form of an edition."""
    return template_of(form_key(edition.patrol.uid), edition.number)


def shipped_questions(kind: PatrolKind, on: date) -> tuple[Item, ...]:
    """Return the questions that come with the platform for a kind of patrol."""
    rows = current_book(on).rows(PatrolQuestion, on)
    return shipped(row for row in rows if row.patrol is kind)


def found_on_patrol(patrol: Patrol) -> list[PatrolFinding]:
    """Return what was found on a patrol, the latest first."""
    rows = PatrolFinding.objects.filter(round__patrol=patrol).select_related("danger", "round")
    return list(rows.order_by("-pk")[:SHOWN])


def _editions(patrol: Patrol) -> QuerySet[PatrolEdition]:
    return PatrolEdition.objects.filter(patrol=patrol).select_related("patrol")


def _going_on(day: date) -> Q:
    return Q(ended_on=None) | Q(ended_on__gte=day)
