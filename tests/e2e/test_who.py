"""Grants and the hand-over of a post, in a real browser: an officer sees only his county."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from bazhua.infra.db.actors import NOBODY
from bazhua.registry.domain.people import EngagementKind, PostKind
from bazhua.registry.models import Holding, RoleGrant
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.registry.services.who.engagements import Engaging, engage
from bazhua.registry.services.who.persons import Registration, register_person
from bazhua.registry.services.who.posts import PostOpening, appoint, open_post
from tests.e2e.looking import look
from tests.registry.who.scene import COUNTY, NOON, OTHER_COUNTY, acting, body, settle

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
OFFICER = acting("R06", COUNTY)
WINDOWS = [(1440, "zh-hans"), (390, "zh-hans"), (1440, "en"), (390, "en")]
SAYS = {
    "zh-hans": {"give": "授予角色", "reach": "将可在", "pass": "移交岗位", "holder": "持有人"},
    "en": {
        "give": "Give a role",
        "reach": "He may",
        "pass": "Hand over the post",
        "holder": "Holder",
    },
}


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where the one who asks is set by the test."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


def hire(name, office, officer):
    who = register_person(Registration(name=name, phone="13800001234"), actor=officer, at=NOON)
    kind, since = EngagementKind.EMPLOYEE, date(2026, 1, 1)
    engaging = Engaging(
        person=who.person.uid, kind=kind, organisation=office.uid, since=since, title="科员"
    )
    engage(engaging, actor=officer, at=NOON)
    return who.person


@pytest.fixture
def scene():
    """Return two persons of the county and one of another, and the post that the first holds."""
    where = settle()
    other = body("邻县应急管理局", OTHER_COUNTY)
    an, bo = (hire(name, where.office, OFFICER) for name in ("安示例", "薄示例"))
    hire("邻示例", other, acting("R06", OTHER_COUNTY))
    type(where.firm).objects.filter(pk=where.firm.pk).update(credit_code="91370302MA3TEXT0UY")
    opening = PostOpening(
        name="值班员", name_en="Duty officer", kind=PostKind.DUTY_OFFICER,
        organisation=where.office.uid,
    )  # fmt: skip
    post = open_post(opening, actor=OFFICER, at=NOON)
    appoint(post.uid, an.uid, since=NOON, actor=OFFICER, at=NOON)
    return an, bo, post


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_a_role_is_given_and_its_holder_sees_only_his_county(visit, scene, width, language):
    an, _, _ = scene
    seen, says = visit(width, language), SAYS[language]
    ASKING["actor"] = acting("R28")

    seen.go(f"/people/{an.uid}/give")
    look(seen, "who-give", width, language)
    seen.page.locator("main [name=role]").select_option("R20")
    seen.page.locator("main [name=place]").fill("91370302MA3TEXT0UY")
    seen.page.locator("main [name=reason]").fill("聘任文件")
    seen.page.locator("main").get_by_role("button", name=says["give"]).click()
    expect(seen.page.locator("main")).to_contain_text(says["reach"])
    look(seen, "who-preview", width, language)
    seen.page.locator("main [name=sure]").check()
    seen.page.locator("main").get_by_role("button", name=says["give"]).click()
    expect(seen.page.locator("main")).to_contain_text("聘任文件")
    look(seen, "who-grant", width, language)

    assert RoleGrant.objects.get().role == "R20"
    assert actor_of(an.uid, at=datetime.now(UTC)).grants[0].role == "R20"
    ASKING["actor"] = OFFICER
    seen.go("/people/")
    expect(seen.page.locator("main")).to_contain_text("薄示例")
    expect(seen.page.locator("main")).not_to_contain_text("邻示例")
    look(seen, "who-people", width, language)
    seen.go("/grants/")
    look(seen, "who-grants", width, language)


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_a_post_is_handed_over(visit, scene, width, language):
    an, bo, post = scene
    seen, says = visit(width, language), SAYS[language]
    ASKING["actor"] = OFFICER

    seen.go("/posts/")
    look(seen, "who-posts", width, language)
    seen.go(f"/posts/{post.uid}")
    expect(seen.page.locator("main")).to_contain_text("安示例")
    look(seen, "who-post", width, language)
    seen.page.get_by_role("link", name=says["pass"]).click()
    look(seen, "who-hand-over", width, language)
    seen.page.locator("main [name=to]").select_option(str(bo.uid))
    seen.page.locator("main").get_by_role("button", name=says["pass"]).click()
    expect(seen.page.locator("main")).to_contain_text("薄示例")
    expect(seen.page.locator("main")).not_to_contain_text("安示例")
    assert Holding.objects.get(until=None).person == bo
    seen.go(f"/people/{an.uid}")
    look(seen, "who-person", width, language)
