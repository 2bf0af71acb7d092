"""Who is engaged at an enterprise, and its posts with who holds them."""

from urllib.parse import urlencode

from django.urls import reverse

from bazhua.infra.ui.parts.record import Action
from bazhua.infra.ui.parts.tabbed import Panel
from bazhua.infra.ui.parts.table import Column, Empty, Row, Table
from bazhua.infra.ui.parts.text import joined
from bazhua.kernel.words import Word
from bazhua.registry.domain.people import ENGAGEMENT_WORDS, POST_WORDS, EngagementKind, PostKind
from bazhua.registry.interfaces.web.where.firm.doing import span
from bazhua.registry.interfaces.web.who import words as who
from bazhua.registry.selectors.where.inside import (
    MOST_SHOWN,
    capped,
    engagements,
    holders,
    posts,
)
from bazhua.registry.selectors.where.tabs import Asked, TabBody

PEOPLE = Word("人员", "People")
POSTS = Word("岗位", "Posts")
NO_PEOPLE = Empty(
    Word("还没有人员", "Nobody is engaged yet"),
    Word("登记或导入任职后出现在这里。", "People appear here once engaged or imported."),
)
NO_POSTS = Empty(
    Word("还没有岗位", "No post yet"),
    Word(
        "主要负责人、安全总监等岗位设立后出现在这里。",
        "Posts such as the principal or the safety director appear here once opened.",
    ),
)
ENGAGE = (("person", "engagement"), who.NEW_PERSON, "who:new_person")
OPEN = (("post",), who.NEW_POST, "who:new_post")
"""What one must be allowed to create, text and form by which somebody or something is added here."""

VACANT = Word("空缺", "vacant")


def _new(asked: Asked, made: tuple[str, ...], text: Word, name: str) -> tuple[Action, ...]:
    if not all(asked.may_still(resource, "create") for resource in made):
        return ()
    where = urlencode({"where": asked.row.credit_code or asked.row.name})
    return (Action(text=text, href=f"{reverse(name)}?{where}", opens=True),)


def people_count(asked: Asked) -> int:
    """Return how many engagements there are."""
    return capped(engagements(asked.row, asked.actor, asked.at))


def people(asked: Asked) -> TabBody:
    """Return who is or was engaged."""
    rows = tuple(
        Row(
            reverse("who:person", args=[one.person.uid]),
            (
                one.person.name,
                ENGAGEMENT_WORDS[EngagementKind(one.kind)],
                one.title or "–",
                one.employer.name if one.employer else "–",
                span(one.since, one.until),
            ),
        )
        for one in engagements(asked.row, asked.actor, asked.at)[:MOST_SHOWN]
    )
    columns = (
        Column(Word("姓名", "Name"), 6),
        Column(Word("类别", "Kind"), 7),
        Column(Word("职务", "Title"), 7),
        Column(Word("派出单位", "Employer"), 9),
        Column(Word("起止", "From, until"), 11),
    )
    table = Table(caption=PEOPLE, columns=columns, rows=rows) if rows else None
    return TabBody(
        panels=(Panel(title=PEOPLE, body=table, empty=NO_PEOPLE, actions=_new(asked, *ENGAGE)),)
    )


def posts_count(asked: Asked) -> int:
    """Return how many posts stand."""
    return capped(posts(asked.row, asked.actor, asked.at))


def posts_tab(asked: Asked) -> TabBody:
    """Return the posts and who holds them now."""
    found = list(posts(asked.row, asked.actor, asked.at)[:MOST_SHOWN])
    held = holders(found, asked.at)
    rows = tuple(
        Row(
            reverse("who:post", args=[post.uid]),
            (
                Word(post.name, post.name_en or post.name),
                POST_WORDS[PostKind(post.kind)],
                joined(held.get(post.pk, ())) or VACANT,
            ),
        )
        for post in found
    )
    columns = (
        Column(Word("岗位", "Post"), 9),
        Column(Word("类别", "Kind"), 9),
        Column(Word("持有人", "Holder"), 9),
    )
    table = Table(caption=POSTS, columns=columns, rows=rows) if rows else None
    return TabBody(
        panels=(Panel(title=POSTS, body=table, empty=NO_POSTS, actions=_new(asked, *OPEN)),)
    )
