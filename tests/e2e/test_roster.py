"""The roster in a real browser: plan a week, note leave, name a substitute, see who is on duty."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from bazhua.infra.roster.selectors import duty_at
from bazhua.kernel.times import BEIJING, day_of
from bazhua.registry.domain.people import PostKind
from bazhua.registry.selectors.who.rosters import address
from bazhua.registry.services.who.posts import PostOpening, open_post
from tests.e2e import test_who
from tests.e2e.looking import look
from tests.e2e.test_who import ASKING, OFFICER, WINDOWS, hire
from tests.registry.who.scene import COUNTY, NOON, acting, settle

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

DAY = timedelta(days=1)
SAYS = {
    "zh-hans": {"plan": "排班", "leave": "登记请假", "stand": "指定替班", "gap": "无人可联系"},
    "en": {
        "plan": "Plan shifts",
        "leave": "Note leave",
        "stand": "Name a substitute",
        "gap": "nobody can be called",
    },
}


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where the one who asks is set by the test."""
    settings.ACTOR_PROVIDER = f"{test_who.__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


@pytest.fixture
def scene():
    """Return two persons of a bureau and the posts of its duty officer and its duty leader."""
    where = settle()
    an, bo = (hire(name, where.office, OFFICER) for name in ("安示例", "薄示例"))
    posts = []
    for name, english in (("值班员", "Duty officer"), ("带班领导", "Duty leader")):
        opening = PostOpening(
            name=name,
            name_en=english,
            kind=PostKind.DUTY_OFFICER,
            organisation=where.office.uid,
        )
        posts.append(open_post(opening, actor=OFFICER, at=NOON))
    return an, bo, posts[0]


def moment(at):
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"


def fill(main, **fields):
    for name, value in fields.items():
        field = main.locator(f"[name={name}]")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def press(main, role, text):
    main.get_by_role(role, name=text, exact=True).click()


def around(now):
    return {"since": moment(now - DAY), "until": moment(now + 2 * DAY)}


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_a_week_is_planned_and_a_substitute_takes_over(visit, scene, width, language):
    an, bo, post = scene
    seen, says, now = visit(width, language), SAYS[language], datetime.now(UTC)
    main = seen.page.locator("main")
    ASKING["actor"] = acting("R06", COUNTY, uid=an.uid)

    seen.go(f"/roster/{post.uid}")
    expect(main).to_contain_text(says["gap"])
    for person, begins in ((an, "00:00"), (bo, "12:00")):
        press(main, "link", says["plan"])
        fill(main, person=str(person.uid), first=f"{day_of(now) - DAY}", begins=begins, hours="12")
        look(seen, "roster-plan", width, language)
        press(main, "button", says["plan"])
    expect(main).not_to_contain_text(says["gap"])
    look(seen, "roster-post", width, language)
    press(main, "link", says["leave"])
    fill(main, person=str(an.uid), **around(now))
    look(seen, "roster-leave", width, language)
    press(main, "button", says["leave"])
    expect(main).to_contain_text(says["gap"])
    look(seen, "roster-gap", width, language)
    press(main, "link", says["stand"])
    fill(main, absent=str(an.uid), person=str(bo.uid), **around(now))
    look(seen, "roster-substitute", width, language)
    press(main, "button", says["stand"])
    expect(main).not_to_contain_text(says["gap"])
    seen.go("/roster/")
    expect(main).to_contain_text("薄示例")
    look(seen, "roster-all", width, language)

    found = address(post)
    assert duty_at([found], datetime.now(UTC)) == {found: (str(bo.uid),)}


@pytest.mark.parametrize(("width", "language"), WINDOWS)
def test_pages_of_people_posts_and_clients_are_accessible_and_fit(visit, scene, width, language):
    an, _, post = scene
    seen = visit(width, language)

    for actor, name, path in (
        (OFFICER, "desk-of-officer", "/desk/"),
        (OFFICER, "new-person", "/people/new"),
        (OFFICER, "person-engagements", f"/people/{an.uid}/tab/engagements"),
        (OFFICER, "person-overview", f"/people/{an.uid}"),
        (OFFICER, "post-open", f"/posts/{post.uid}"),
        (OFFICER, "new-post", "/posts/new"),
        (acting("R28"), "clients", "/clients/"),
        (acting("R28"), "new-client", "/clients/new"),
    ):
        ASKING["actor"] = actor
        seen.go(path)
        look(seen, name, width, language)
