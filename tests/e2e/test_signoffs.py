"""Signatures in a real browser: an officer asks, two experts sign, he accepts; a head refuses."""

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.periodic.drafting import draft_sums
from bazhua.infra.signoff.models import SignOffRow
from bazhua.registry.domain.people import PostKind
from tests.e2e.looking import look
from tests.grips.dangers.scene import GENERAL, JUDGES, head, set_scene
from tests.grips.dangers.services.papers.scene import man, post_at
from tests.grips.dangers.services.periodic.test_drafting import NEXT
from tests.grips.dangers.web.asking import ASKING, whoever
from tests.registry.who.scene import COUNTY, grant, person

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("site"),
]
WINDOWS = ((1440, "zh-hans"), (390, "en"))
SAYS = {
    "zh-hans": ("提请签署：验收通过", "提请签署", "签署", "验收通过", "拒签"),
    "en": (
        "Ask for signatures: accept",
        "Ask for signatures",
        "Sign",
        "Accept",
        "Refuse to sign",
    ),
}


@pytest.fixture
def site(live_server, settings):
    """Return the address of a site where the one who asks is set by the test."""
    settings.ACTOR_PROVIDER = f"{whoever.__module__}.{whoever.__name__}"
    settings.ALLOWED_HOSTS = ["localhost"]
    return live_server.url


@pytest.fixture
def scene():
    """Return the small province with posts, heads and a second expert."""
    scene = set_scene()
    man(scene)
    head(scene)
    scene.persons["second"] = person("李示例")
    grant(scene.persons["second"], "R14", COUNTY, assignment=JUDGES)
    return scene


def become(scene, name):
    ASKING["actor"] = scene.who(name)


def press(seen, name):
    seen.page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def follow(seen, name):
    seen.page.locator("main").get_by_role("link", name=name, exact=True).first.click()


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_experts_sign_before_a_major_danger_is_accepted(visit, scene, window):
    ask, ask_them, sign, accept, _ = SAYS[window[1]]
    row, seen = scene.requested(), visit(*window)
    seen.page.on("dialog", lambda dialog: dialog.accept())
    become(scene, "bureau")
    seen.go(f"/dangers/{row.uid}/")
    look(seen, "signoffs-to-ask", *window)

    follow(seen, ask)
    for box in seen.page.locator("[name=experts]").all():
        box.check()
    look(seen, "signoffs-asking", *window)
    press(seen, ask_them)
    look(seen, "signoffs-waiting", *window)
    signoff = SignOffRow.objects.get()
    for name in ("expert", "second"):
        become(scene, name)
        seen.go("/desk/")
        look(seen, f"signoffs-desk-{name}", *window)
        seen.go(f"/signoffs/{signoff.uid}/")
        look(seen, f"signoffs-to-sign-{name}", *window)
        press(seen, sign)
    look(seen, "signoffs-signed", *window)

    become(scene, "bureau")
    seen.go(f"/dangers/{row.uid}/")
    look(seen, "signoffs-danger-signed", *window)
    follow(seen, accept)
    press(seen, accept)
    expect(seen.page.locator("main").get_by_role("button", name=accept, exact=True)).to_have_count(
        0
    )
    assert HiddenDanger.objects.get(uid=row.uid).state == "ACCEPTED"


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_a_head_refuses_with_a_reason_and_it_is_seen(visit, scene, window):
    *_, refuse = SAYS[window[1]]
    row, seen = scene.registered(), visit(*window)
    signoff = scene.asked(row, Action.LIST, "commission", ground="整改难度大")
    become(scene, "head")
    seen.go(f"/signoffs/{signoff.uid}/")

    follow(seen, refuse)
    look(seen, "signoffs-refusing", *window)
    seen.page.locator("[name=reason]").fill("先由县局督促整改")
    press(seen, refuse)

    look(seen, "signoffs-refused", *window)
    become(scene, "commission")
    seen.go(f"/dangers/{row.uid}/")
    look(seen, "signoffs-danger-refused", *window)
    expect(seen.page.locator("main")).to_contain_text("先由县局督促整改")
    assert SignOffRow.objects.get().state == "REFUSED"


@pytest.mark.parametrize("window", WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}")
def test_forms_and_sums_are_pages_that_fit(visit, scene, window):
    post_at(scene.firm, scene.persons["principal"], kind=PostKind.PRINCIPAL, title="总经理")
    row = scene.do(scene.rectifying(), Action.ORDER_STOP, "bureau")
    scene.registered(GENERAL)
    draft_sums(NEXT)
    seen = visit(*window)
    become(scene, "commission")
    for slug in ("list", "coerce", "grant-extension", "lift-stop"):
        seen.go(f"/dangers/{row.uid}/ask/{slug}")
        look(seen, f"signoffs-ask-{slug}", *window)
    become(scene, "principal")
    seen.go("/dangers/sums/")
    look(seen, "sums", *window)
    seen.page.locator("main a[href*='/sums/']").first.click()
    look(seen, "sums-sheet", *window)
