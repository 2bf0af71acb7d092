"""People, posts and grants."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.rest.endpoints import ACTS, CHANGES, MAKES, asking, made, reads, writes
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.shapes import Page
from bazhua.infra.rest.versions import seen_version, tagged
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.rest import shapes
from bazhua.registry.interfaces.web.who.grants import GRANTS
from bazhua.registry.interfaces.web.who.people import PEOPLE
from bazhua.registry.interfaces.web.who.posts import POSTS
from bazhua.registry.models import Engagement, Holding, Post
from bazhua.registry.selectors.who.grants import visible_grant, visible_grants
from bazhua.registry.selectors.who.people import (
    holders_at,
    people_parts,
    post_parts,
    visible_person,
)
from bazhua.registry.services.who.engagements import Engaging, end_engagement, engage
from bazhua.registry.services.who.grants import Giving, end_grant, give_role
from bazhua.registry.services.who.persons import Registration, register_person, show_identity
from bazhua.registry.services.who.posts import PostOpening, appoint, close_post, open_post, relieve

ALL_GRANTS = replace(GRANTS, joins=("person", "client", "group"))

people = Router(tags=["people"])
posts = Router(tags=["posts"])
grants = Router(tags=["grants"])


@reads(
    people,
    "",
    Page[shapes.EngagementOut],
    Word("按任职列出人员", "People by where they work"),
    listing=PEOPLE,
)
def list_people(request: HttpRequest) -> Any:
    """Return the engagements that the program may view, persons masked."""
    return listed(request, PEOPLE, people_parts(**asking(request)), shapes.engagement)


@reads(people, "/{uuid:uid}", shapes.PersonOut, Word("一名人员（遮盖）", "One person, masked"))
def get_person(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return a person of whom the program may view an engagement or a post."""
    row = visible_person(uid=uid, **asking(request))
    tagged(response, row.version)
    return shapes.person(row)


@writes(people, "", shapes.PersonOut, Word("登记人员", "Put a person on record"), MAKES)
def post_person(request: HttpRequest, response: HttpResponse, given: shapes.PersonIn) -> Any:
    """Register a person once; one who is known by his identity number is found."""
    found = register_person(Registration(**given.dict()), **asking(request))
    tagged(response, found.person.version)
    return made(shapes.person(found.person))


@writes(
    people,
    "/{uuid:uid}/identity",
    shapes.Clear,
    Word("身份证号原文", "Identity number in clear"),
    ACTS,
)
def post_identity_shown(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return the identity number in clear to who may see it, and put on record that he did."""
    number = show_identity(uid, **asking(request))
    response["Cache-Control"] = "no-store"
    return shapes.Clear(identity=number)


@writes(
    people,
    "/{uuid:uid}/engagements",
    shapes.EngagementOut,
    Word("登记任职", "Engage a person"),
    MAKES,
)
def post_engagement(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.EngagementIn
) -> Any:
    """Let a person work at an enterprise or a body from a day on."""
    begun = engage(Engaging(person=uid, **given.dict()), **asking(request))
    tagged(response, begun.version)
    return made(shapes.engagement(_engagement(begun.pk)))


@writes(
    people,
    "/engagements/{uuid:uid}/end",
    shapes.EngagementOut,
    Word("终止任职", "End an engagement"),
    CHANGES,
)
def post_engagement_end(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Closing
) -> Any:
    """Let an engagement end on a day."""
    version = seen_version(request)
    ended = end_engagement(uid, until=given.until, version=version, **asking(request))
    tagged(response, ended.version)
    return shapes.engagement(_engagement(ended.pk))


@reads(posts, "", Page[shapes.PostOut], Word("范围内的岗位", "Posts within reach"), listing=POSTS)
def list_posts(request: HttpRequest) -> Any:
    """Return the posts that the program may view."""
    return listed(request, POSTS, post_parts(**asking(request)), shapes.post)


@reads(posts, "/{uuid:uid}", shapes.PostOut, Word("一个岗位", "One post"))
def get_post(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return a post."""
    row = access(Post, uid=uid, resource="post", action=VIEW, **asking(request))
    tagged(response, row.version)
    return shapes.post(row)


@reads(
    posts, "/{uuid:uid}/holders", list[shapes.HoldingOut], Word("岗位持有人", "Who holds a post")
)
def list_holders(request: HttpRequest, uid: UUID) -> Any:
    """Return who holds a post now."""
    who = asking(request)
    row = access(Post, uid=uid, resource="post", action=VIEW, **who)
    return [shapes.holding(one) for one in holders_at(row, who["at"]).select_related("post")]


@writes(posts, "", shapes.PostOut, Word("设立岗位", "Open a post"), MAKES)
def post_post(request: HttpRequest, response: HttpResponse, given: shapes.PostIn) -> Any:
    """Open a post at an enterprise or a body."""
    row = open_post(PostOpening(**given.dict()), **asking(request))
    tagged(response, row.version)
    return made(shapes.post(row))


@writes(posts, "/{uuid:uid}/closing", shapes.PostOut, Word("撤销岗位", "Close a post"), CHANGES)
def close_one_post(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Close a post that nobody holds and that owes nothing."""
    row = close_post(uid, version=seen_version(request), **asking(request))
    tagged(response, row.version)
    return shapes.post(row)


@writes(
    posts, "/{uuid:uid}/holders", shapes.HoldingOut, Word("任命到岗位", "Appoint to a post"), MAKES
)
def post_holder(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Appointing
) -> Any:
    """Let a person hold a post."""
    taken = appoint(uid, given.person, since=given.since, **asking(request))
    tagged(response, taken.version)
    return made(shapes.holding(_holding(taken.pk)))


@writes(
    posts,
    "/holders/{uuid:uid}/end",
    shapes.HoldingOut,
    Word("免去岗位", "Relieve of a post"),
    CHANGES,
)
def post_holder_end(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Relieving
) -> Any:
    """Let a person hold a post no longer."""
    version = seen_version(request)
    ended = relieve(uid, until=given.until, version=version, **asking(request))
    tagged(response, ended.version)
    return shapes.holding(_holding(ended.pk))


@reads(
    grants,
    "",
    Page[shapes.GrantOut],
    Word("范围内的授权", "Grants within reach"),
    listing=ALL_GRANTS,
)
def list_grants(request: HttpRequest) -> Any:
    """Return the grants that the program looks after."""
    return listed(request, ALL_GRANTS, (visible_grants(**asking(request)),), shapes.grant)


@reads(grants, "/{uuid:uid}", shapes.GrantOut, Word("一项授权", "One grant"))
def get_grant(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return a grant."""
    row = visible_grant(uid=uid, **asking(request))
    tagged(response, row.version)
    return shapes.grant(row)


@writes(grants, "", shapes.GrantOut, Word("授予角色", "Give a role"), MAKES)
def post_grant(request: HttpRequest, response: HttpResponse, given: shapes.GrantIn) -> Any:
    """Give a role; one that needs a second person gives nothing until he confirms it."""
    row = give_role(Giving(**given.dict()), **asking(request))
    tagged(response, row.version)
    return made(shapes.grant(row))


@writes(grants, "/{uuid:uid}/end", shapes.GrantOut, Word("终止授权", "End a grant"), CHANGES)
def post_grant_end(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Ending
) -> Any:
    """End a grant now."""
    version = seen_version(request)
    row = end_grant(uid, reason=given.reason, version=version, **asking(request))
    tagged(response, row.version)
    return shapes.grant(row)


def _engagement(key: int) -> Engagement:
    return Engagement.objects.select_related("person", "firm", "organisation").get(pk=key)


def _holding(key: int) -> Holding:
    return Holding.objects.select_related("post", "person").get(pk=key)
