"""Who is on duty: at all posts within reach, at one of them, in a week, by which shifts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from django_filters import FilterSet
from ninja import Query, Router

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.rest.endpoints import asking, reads
from bazhua.infra.rest.lists import listed, listed_together
from bazhua.infra.rest.shapes import Page
from bazhua.infra.roster.models import DutyShift
from bazhua.kernel.times import day_of
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.rest.parts import part_listing
from bazhua.registry.interfaces.rest.shapes import duty as shapes
from bazhua.registry.interfaces.web.who.posts import POSTS
from bazhua.registry.models import Post
from bazhua.registry.selectors.who.rosters import (
    ROSTER,
    Week,
    address,
    ahead,
    roster_parts,
    weeks_of,
)

ROSTERS: Final = replace(POSTS, name="rosters", joins=())
SHIFTS: Final = part_listing(DutyShift, "shifts", filters=FilterSet)

rosters = Router(tags=["rosters"])


@reads(
    rosters,
    "",
    Page[shapes.RosterOut],
    Word("范围内谁在值班", "Who is on duty within reach"),
    listing=ROSTERS,
)
def list_rosters(request: HttpRequest) -> Any:
    """Return the open posts whose roster the program may view, and who is on duty now."""
    who = asking(request)

    def shaped(found: Sequence[Post]) -> list[Any]:
        seen = ahead(found, who["at"])
        return [shapes.roster(post, seen[address(post)]) for post in found]

    return listed_together(request, ROSTERS, roster_parts(**who), shaped)


@reads(rosters, "/{uuid:uid}", shapes.RosterOut, Word("岗位现在谁值班", "Who is on duty at a post"))
def get_roster(request: HttpRequest, uid: UUID) -> Any:
    """Return who is on duty now at a post, and when nobody can be called."""
    post, at = _post(request, uid), asking(request)["at"]
    return shapes.roster(post, ahead([post], at)[address(post)])


@reads(rosters, "/{uuid:uid}/week", list[shapes.DayOut], Word("岗位一周值班", "A week of a post"))
def get_roster_week(request: HttpRequest, uid: UUID, asked: Query[shapes.WeekQuery]) -> Any:
    """Return who is on duty at a post on each day of a week, Monday first."""
    post, at = _post(request, uid), asking(request)["at"]
    week = Week.of(asked.day or day_of(at))
    (found,) = weeks_of([post], week)
    return shapes.week(found, week)


@reads(
    rosters,
    "/{uuid:uid}/shifts",
    Page[shapes.ShiftOut],
    Word("岗位的班次", "Shifts of a post"),
    listing=SHIFTS,
)
def list_shifts(request: HttpRequest, uid: UUID) -> Any:
    """Return the shifts of a post, also those that have ended, in the order of their entry."""
    rows = DutyShift.objects.filter(post=address(_post(request, uid)))
    return listed(request, SHIFTS, (rows,), shapes.shift)


def _post(request: HttpRequest, uid: UUID) -> Post:
    return access(Post, uid=uid, resource=ROSTER, action=VIEW, **asking(request))
