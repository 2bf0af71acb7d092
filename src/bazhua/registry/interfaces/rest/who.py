"""People, posts and grants."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bazhua.infra.db.access import VIEW, access
from bazhua.infra.rest.endpoints import ACTS, CHANGES, MAKES, asking, made, reads, writes
from bazhua.infra.rest.lists import listed
from bazhua.infra.rest.records import Offered, answered, offer
from bazhua.infra.rest.shapes import Page
from bazhua.infra.rest.versions import seen_version
from bazhua.kernel.words import Word
from bazhua.registry.interfaces.rest.ending import ends
from bazhua.registry.interfaces.rest.shapes import who as shapes
from bazhua.registry.interfaces.web.who.grants import GRANTS
from bazhua.registry.interfaces.web.who.people import PEOPLE
from bazhua.registry.interfaces.web.who.posts import POSTS
from bazhua.registry.models import Engagement, Post
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
from bazhua.registry.services.who.posts import (
    PostOpening,
    appoint,
    close_post,
    hand_over,
    open_post,
    relieve,
)

people = Router(tags=["people"])
posts = Router(tags=["posts"])
grants = Router(tags=["grants"])

offer(
    posts,
    Offered(
        name="post",
        plural="posts",
        one=Word("一个岗位", "One post"),
        many=Word("范围内的岗位", "Posts within reach"),
        out=shapes.PostOut,
        shape=shapes.post,
        listing=POSTS,
        parts=post_parts,
        find=partial(access, Post, resource="post", action=VIEW),
    ),
)
offer(
    grants,
    Offered(
        name="grant",
        plural="grants",
        one=Word("一项授权", "One grant"),
        many=Word("范围内的授权", "Grants within reach"),
        out=shapes.GrantOut,
        shape=shapes.grant,
        listing=replace(GRANTS, joins=("person", "client", "group")),
        parts=lambda **who: (visible_grants(**who),),
        find=visible_grant,
    ),
)


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
    return answered(response, row, shapes.person)


@writes(people, "", shapes.PersonOut, Word("登记人员", "Put a person on record"), MAKES)
def post_person(request: HttpRequest, response: HttpResponse, given: shapes.PersonIn) -> Any:
    """Register a person once; one who is known by his identity number is found."""
    found = register_person(Registration(**given.dict()), **asking(request))
    return made(answered(response, found.person, shapes.person))


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
    return made(answered(response, begun, shapes.engagement))


@reads(people, "/engagements/{uuid:uid}", shapes.EngagementOut, Word("一项任职", "One engagement"))
def get_engagement(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Return an engagement with its version."""
    row = access(Engagement, uid=uid, resource="person", action=VIEW, **asking(request))
    return answered(response, row, shapes.engagement)


ends(
    people,
    "/engagements/{uuid:uid}/end",
    Word("终止任职", "End an engagement"),
    end_engagement,
    (shapes.EngagementOut, shapes.engagement),
)


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
    return made(answered(response, row, shapes.post))


@writes(posts, "/{uuid:uid}/closing", shapes.PostOut, Word("撤销岗位", "Close a post"), CHANGES)
def close_one_post(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """Close a post that nobody holds and that owes nothing."""
    row = close_post(uid, version=seen_version(request), **asking(request))
    return answered(response, row, shapes.post)


@writes(
    posts, "/{uuid:uid}/holders", shapes.HoldingOut, Word("任命到岗位", "Appoint to a post"), MAKES
)
def post_holder(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Appointing
) -> Any:
    """Let a person hold a post."""
    taken = appoint(uid, given.person, since=given.since, **asking(request))
    return made(answered(response, taken, shapes.holding))


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
    return answered(response, ended, shapes.holding)


@writes(
    posts,
    "/holders/{uuid:uid}/handover",
    shapes.HoldingOut,
    Word("岗位交接", "Hand a post over"),
    CHANGES,
)
def post_handover(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.HandingOver
) -> Any:
    """Let a post pass to another person; what it owes follows. Answers his holding."""
    version = seen_version(request)
    taken = hand_over(
        uid, given.person, passes_at=given.passes_at, version=version, **asking(request)
    )
    return answered(response, taken, shapes.holding)


@writes(grants, "", shapes.GrantOut, Word("授予角色", "Give a role"), MAKES)
def post_grant(request: HttpRequest, response: HttpResponse, given: shapes.GrantIn) -> Any:
    """Give a role; one that needs a second person gives nothing until he confirms it."""
    row = give_role(Giving(**given.dict()), **asking(request))
    return made(answered(response, row, shapes.grant))


@writes(grants, "/{uuid:uid}/end", shapes.GrantOut, Word("终止授权", "End a grant"), CHANGES)
def post_grant_end(
    request: HttpRequest, response: HttpResponse, uid: UUID, given: shapes.Ending
) -> Any:
    """End a grant now."""
    version = seen_version(request)
    row = end_grant(uid, reason=given.reason, version=version, **asking(request))
    return answered(response, row, shapes.grant)
