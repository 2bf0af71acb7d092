"""Which post answers at a subject, and which post of an office supervises it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bazhua.kernel.scope import Path
from bazhua.kernel.times import day_of
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.people import PostKind
from bazhua.registry.domain.tree import DEPTHS, ENTERPRISE_DEPTH, Level
from bazhua.registry.models import Holding, Organisation, Post, Supervision
from bazhua.registry.selectors.who.duties import PREFIX, VACANT

Order: TypeAlias = Sequence[PostKind]
"""Kinds of posts, who is asked first before the others."""

EMERGENCY: Final = Q(organisation__department__code="YJ") | Q(
    organisation__kind=OrganisationKind.COMMISSION_OFFICE.value
)

PARK: Final = Q(organisation__kind=OrganisationKind.PARK.value)


@dataclass(frozen=True, slots=True)
class _Supervisors:
    """By whom a subject is supervised: bodies that are named, and departments wherever they are."""

    bodies: frozenset[int]
    departments: frozenset[int]

    def rank(self, body: Organisation) -> int:
        """Return 0 for a body that is named, 1 for an office of a department, else 2."""
        if body.pk in self.bodies:
            return 0
        return 1 if body.department_id in self.departments else 2


NOBODY: Final = _Supervisors(frozenset(), frozenset())


def answering_post(uid: UUID, region: Path, order: Order, *, at: datetime) -> str:
    """Return the address of the post that answers at a subject, `VACANT` where there is none.

    A post that somebody holds goes before one that nobody holds. For a workshop or a team its
    enterprise answers.

    Args:
        region: where the subject stands, `place_of`.
    """
    firm = _firm(region)
    here = Q(organisation__uid=uid) if firm is None else Q(firm=firm)
    posts = _standing(at).filter(here, kind__in=order)
    return _address(min(posts, key=lambda post: _nearness(post, order), default=None))


def supervising_post(
    uid: UUID,
    region: Path,
    order: Order,
    *,
    at: datetime,
    department: str = "",
    rung: int | None = None,
) -> str:
    """Return the address of the post that supervises a subject, `VACANT` where there is none.

    The body that is named as supervising it comes first, then the office of a department that
    supervises it, then the Commission Office or emergency bureau; of each, that of the county
    before those above it.

    Args:
        region: where the subject stands, `place_of`.
        department: code of the one whose office it shall be, whoever is in charge otherwise.
        rung: ids in the path of the one region whose emergency office, or park, it shall be.
    """
    above, by = _above(region), _supervisors(uid, region, at)
    over = Q(organisation__department__in=by.departments) | EMERGENCY
    if department:
        by, over = NOBODY, Q(organisation__department__code=department)
    elif rung is not None:
        by, over, above = NOBODY, EMERGENCY | PARK, [Path.of(*region.ids()[:rung]).dotted]
    posts = (
        _standing(at)
        .filter(Q(organisation__in=by.bodies) | Q(over, organisation__path_now__in=above))
        .filter(organisation__until=None, kind__in=order)
        .exclude(organisation__uid=uid)
        .select_related("organisation")
    )

    def nearness(post: Post) -> tuple[Any, ...]:
        body = post.organisation
        rank = (by.rank(body), -len(Path(body.path_now).ids())) if body else ()
        return (*rank, *_nearness(post, order))

    return _address(min(posts, key=nearness, default=None))


def governing_post(region: Path, order: Order, *, at: datetime) -> str:
    """Return the address of a post of the government of a region, `VACANT` where there is none.

    That of the county comes before those above it.
    """
    posts = (
        _standing(at)
        .filter(
            organisation__kind=OrganisationKind.GOVERNMENT.value,
            organisation__until=None,
            organisation__path_now__in=_above(region),
            kind__in=order,
        )
        .select_related("organisation")
    )

    def nearness(post: Post) -> tuple[Any, ...]:
        body = post.organisation
        return (-len(Path(body.path_now).ids()) if body else 0, *_nearness(post, order))

    return _address(min(posts, key=nearness, default=None))


def _standing(at: datetime) -> QuerySet[Post]:
    lasting = Q(until=None) | Q(until__gt=at)
    holdings = Holding.objects.filter(lasting, post=OuterRef("pk"), since__lte=at)
    posts: QuerySet[Post] = QuerySet(Post).annotate(held=Exists(holdings))
    return posts.filter(Q(until=None) | Q(until__gt=day_of(at)))


def _nearness(post: Any, order: Order) -> tuple[int, int, int]:
    return (0 if post.held else 1, order.index(PostKind(post.kind)), post.pk)


def _address(post: Post | None) -> str:
    return f"{PREFIX}{post.uid}" if post else VACANT


def _firm(region: Path) -> int | None:
    """Return the id of the enterprise that a path leads to or through; none for that of a body."""
    ids = region.ids()
    return ids[ENTERPRISE_DEPTH - 1] if len(ids) >= ENTERPRISE_DEPTH else None


def _above(region: Path) -> list[str]:
    ids = region.ids()[: DEPTHS[Level.COUNTY]]
    return [Path.of(*ids[:depth]).dotted for depth in range(1, len(ids) + 1)]


def _supervisors(uid: UUID, region: Path, at: datetime) -> _Supervisors:
    firm = _firm(region)
    if firm is None:
        bodies: QuerySet[Organisation] = QuerySet(Organisation).filter(uid=uid)
        parents = frozenset(row.parent_id for row in bodies if row.parent_id is not None)
        return _Supervisors(parents, frozenset())
    day = day_of(at)
    lasting = Q(until=None) | Q(until__gt=day)
    standing = Supervision.objects.filter(lasting, enterprise=firm, since__lte=day)
    named = frozenset(row.office_id for row in standing if row.office_id is not None)
    return _Supervisors(named, frozenset(row.department_id for row in standing))
