"""Who is there to be named for something at a place: those who work there, posts, experts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from bazhua.kernel.scope import Place
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.models import Engagement, Holding, Person, Post, RoleGrant
from bazhua.registry.selectors.names import called
from bazhua.registry.selectors.who.duties import PREFIX

EXPERT: Final = "R14"
MOST: Final = 500


def people_at(
    place: Place, *, at: datetime, experts: bool = False, limit: int = MOST
) -> Mapping[UUID, Word]:
    """Return who works or holds a post at a place or below it, in the order of their names.

    Args:
        experts: instead, the experts granted a region that holds it, whatever their work.
    """
    return _named(_experts(place, at) if experts else _workers(place, at), limit)


def posts_at(place: Place, *, at: datetime) -> Mapping[str, Word]:
    """Return the posts that stand at a place or below it, by address, in the order of their names."""
    standing = Q(until=None) | Q(until__gt=day_of(at))
    rows: QuerySet[Post] = QuerySet(Post).filter(standing, path_now__startswith=place.region.dotted)
    return {f"{PREFIX}{row.uid}": called(row) for row in rows.order_by("pinyin", "pk")[:MOST]}


def _workers(place: Place, at: datetime) -> Q:
    below, today = place.region.dotted, day_of(at)
    works = Engagement.objects.filter(
        Q(until=None) | Q(until__gt=today), path_now__startswith=below, since__lte=today
    )
    holds = Holding.objects.filter(
        Q(until=None) | Q(until__gt=at), post__path_now__startswith=below, since__lte=at
    )
    return Q(pk__in=works.values("person")) | Q(pk__in=holds.values("person"))


def _experts(place: Place, at: datetime) -> Q:
    region = place.region.ids()
    lasting = Q(until=None) | Q(until__gt=at)
    granted = RoleGrant.objects.filter(
        lasting,
        role=EXPERT,
        since__lte=at,
        confirmed_at__isnull=False,
        person__isnull=False,
        node__in=region,
    )
    return Q(pk__in=granted.values("person"))


def _named(condition: Q, limit: int) -> Mapping[UUID, Word]:
    found = Person.objects.filter(condition).order_by("pinyin", "pk")[:limit]
    return {row.uid: called(row) for row in found}
