"""Offices that issue papers, and papers on their way."""

from datetime import timedelta

from bazhua.grips.dangers.domain.papers.terms import PaperKind
from bazhua.grips.dangers.domain.terms import Way
from bazhua.grips.dangers.models import DangerPaper, Service
from bazhua.grips.dangers.services.papers.drawing import Drawing, draw_up
from bazhua.grips.dangers.services.papers.issuing import issue
from bazhua.grips.dangers.services.papers.serving import Delivery, serve
from bazhua.infra.db.records import new_uid
from bazhua.infra.papers.models import papers
from bazhua.registry.domain.organisations import OrganisationKind
from bazhua.registry.domain.people import PostKind
from bazhua.registry.models import Engagement, Holding, Organisation, Post
from bazhua.registry.services.naming import named
from tests.grips.dangers.scene import HOUR, NOON, everything
from tests.registry.who.scene import PROVINCE, TODAY, TOWN, body, region

ORDER, OPINION, LISTING, REPORT = PaperKind
DAYS = 15
LEFT = {
    "way": Way.LEFT_AT_PLACE,
    "refusal": "称负责人不在，拒绝签收",
    "witnesses": ("赵某，村委会", "钱某，派出所"),
}
SIGNED = {"way": Way.HANDED_OVER, "recipient": "孙某，安全总监"}


def post_at(home, *holders, kind=PostKind.OFFICER, title="执法岗"):
    """Open a post at a body or a firm, held by some persons."""
    of_body = isinstance(home, Organisation)
    post = Post.objects.create(
        uid=new_uid(NOON),
        path_then=home.path_then,
        path_now=home.path_now,
        dept_mask=home.dept_mask,
        kind=kind.value,
        organisation=home if of_body else None,
        firm=None if of_body else home,
        **named(title),
    )
    for person in holders:
        Holding.objects.create(
            uid=new_uid(NOON), post=post, person=person, since=NOON - timedelta(days=9)
        )
    return f"post:{post.uid}"


def man(scene):
    """Let the bureau, the commission and the firm have posts; return their addresses by name."""
    office = Organisation.objects.get(name="示例县应急管理局")
    commission = body("示例省安委会办公室", PROVINCE)
    region(20, "city", "prefecture_city", "370100", "示例市")
    people = scene.persons
    return {
        "bureau": post_at(office, people["bureau"], people["colleague"]),
        "commission": post_at(commission, people["commission"]),
        "director": post_at(
            scene.firm, people["director"], kind=PostKind.SAFETY_DIRECTOR, title="安全总监"
        ),
    }


def man_a_town(scene):
    """Let the town's officer work at its government without a post; return what it is called."""
    office = body("示例镇人民政府", TOWN, kind=OrganisationKind.GOVERNMENT)
    Engagement.objects.create(
        uid=new_uid(NOON),
        path_then=office.path_now,
        path_now=office.path_now,
        dept_mask=1,
        person=scene.persons["town"],
        pinyin="zhang",
        kind="employee",
        organisation=office,
        since=TODAY - timedelta(days=9),
    )
    return office.name


def drawn(scene, *rows, kind=ORDER, who="bureau", at=NOON + HOUR, **more):
    if kind is ORDER:
        more = {"days": DAYS} | more
    drawing = Drawing(kind=kind, dangers=tuple(row.uid for row in rows), **more)
    return draw_up(drawing, actor=scene.who(who), at=at)


def issued(scene, *rows, who="bureau", at=NOON + HOUR, **more):
    paper = drawn(scene, *rows, who=who, at=at, **more)
    return issue(paper.uid, version=paper.version, actor=scene.who(who), at=at)


def bring(scene, paper, who="bureau", served_at=NOON + 2 * HOUR, at=NOON + 3 * HOUR, **how):
    given = Delivery(paper=paper.uid, version=paper.version, served_at=served_at, **(how or LEFT))
    return serve(given, actor=scene.who(who), at=at)


def all_of_it():
    """Return all that a paper could change."""
    return [
        *everything(),
        *(list(table.objects.order_by("pk").values()) for table in (DangerPaper, Service)),
        list(papers().order_by("pk").values()),
    ]
