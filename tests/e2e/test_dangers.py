"""Hidden dangers in a real browser: the pages, and one danger from its finding to its end."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.demo.loading import load_dangers
from bazhua.grips.dangers.services.recording import Found, record_danger
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.demo.models import Figure
from bazhua.infra.rollup.folding import fold_all
from bazhua.registry.domain.demo.figures import FIGURES
from bazhua.registry.models import all_enterprises
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.registry.services.demo.loading import load_demonstration
from bazhua.registry.services.where.bodies import open_standing_bodies
from bazhua.registry.services.where.standing import PLATFORM
from tests.e2e.looking import faults_around, faults_of_answered, look
from tests.registry.demo.scene import FEW
from tests.registry.scene import settle

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

ASKING = {"actor": NOBODY}
WINDOWS = [(1440, "zh-hans"), (390, "en"), (390, "zh-hans"), (1440, "en")]
SOME = 60


def whoever(_request):
    return ASKING["actor"]


@pytest.fixture
def site(live_server, settings, tmp_path):
    """Return the address of a small demonstration with its dangers; the test says who asks."""
    settings.ACTOR_PROVIDER = f"{__name__}.whoever"
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.FILES_ROOT = tmp_path
    settings.ROLLUP_INDICATORS = "bazhua.config.indicators.INDICATORS"
    at = datetime.now(UTC)
    settle()
    open_standing_bodies(actor=PLATFORM, at=at)
    load_demonstration(1, at=at, **FEW)
    load_dangers(1, at=at, dangers=SOME)
    fold_all()
    return live_server.url


def become(role):
    """Let a figure of the demonstration ask from now on."""
    at = datetime.now(UTC)
    rank = [figure.role for figure in FIGURES].index(role)
    person = Figure.objects.get(rank=rank).person_uid
    ASKING["actor"] = actor_of(person, at=at)
    return ASKING["actor"]


def pages():
    """Return the pages of dangers, with one of each state and the forms."""
    rows = HiddenDanger.objects.order_by("pk")
    of_state = {
        state: rows.filter(state=state).last() for state in ("FOUND", "REGISTERED", "CLOSED")
    }
    under_way = rows.filter(state="RECTIFYING").first()
    major = rows.filter(grade="MAJOR", state="ACCEPT_REQUESTED").first() or under_way
    merged = rows.filter(state="MERGED").first()
    here = {name.lower(): f"/dangers/{row.uid}/" for name, row in of_state.items()}
    forms = {
        "register": of_state["FOUND"],
        "plan": of_state["REGISTERED"],
        "accept": major,
        "reject": major,
        "merge": of_state["FOUND"],
        "transfer": of_state["FOUND"],
        "grant-extension": under_way,
        "coerce": under_way,
    }
    return (
        {"list": "/dangers/", "board": "/dangers/board/"}
        | {"list-overdue": "/dangers/?overdue=true&sort=due_on"}
        | {"list-none": "/dangers/?state=FOUND&grade=MAJOR"}
        | {f"record-{name}": path for name, path in here.items()}
        | {
            "record-under-way": f"/dangers/{under_way.uid}/",
            "record-merged": f"/dangers/{merged.uid}/",
            "record-major": f"/dangers/{major.uid}/",
            "tab": f"/enterprises/{under_way.subject_uid}/dangers/",
            "search": f"/search/?q={under_way.number}",
        }
        | {f"form-{slug}": f"/dangers/{row.uid}/do/{slug}" for slug, row in forms.items()}
    )


def test_pages_of_dangers_are_accessible_and_fit(visit):
    faults = {}
    for window in WINDOWS:
        become("R02" if window[0] == 1440 else "R06")
        seen = visit(*window)
        faults[window] = faults_around(seen, pages(), "dangers-", *window, judge=faults_of_answered)

    assert {window: found for window, found in faults.items() if found} == {}


SAYS = {
    "zh-hans": {
        "register": "登记定级",
        "general": "一般隐患",
        "plan": "制定整改方案",
        "rectify": "开始整改",
        "request": "申请验收",
        "accept": "验收通过",
        "close": "销号",
        "closed": "已销号",
        "refused": "不得验收",
    },
    "en": {
        "register": "Register",
        "general": "General",
        "plan": "Plan",
        "rectify": "Begin to rectify",
        "request": "Request acceptance",
        "accept": "Accept",
        "close": "Close",
        "closed": "Closed",
        "refused": "does not judge it",
    },
}


def found():
    """Return a danger that the safety manager of the first enterprise has just found."""
    manager, at = become("R21"), datetime.now(UTC)
    (grant,) = manager.grants
    firm = all_enterprises().get(path_now=grant.region.dotted)
    told = Found(
        subject_kind="enterprise",
        subject_uid=firm.uid,
        found_at=at - timedelta(minutes=5),
        wrong="空压机安全阀超期未检",
    )
    return record_danger(told, actor=manager, at=at)


def press(seen, name):
    """Press the button or link of an act on the page of the danger."""
    seen.page.locator(".act-buttons").get_by_text(name, exact=True).click()


def is_at(seen, step):
    """Insist that the danger stands at a step of its way."""
    expect(seen.page.locator(".steps-line [aria-current] .step-text")).to_have_text(step)


@pytest.mark.parametrize("window", [(1440, "zh-hans"), (390, "en")], ids=lambda w: f"{w[0]}-{w[1]}")
def test_one_registers_plans_and_rectifies_and_another_accepts(visit, window):
    seen, says = visit(*window), SAYS[window[1]]
    seen.page.on("dialog", lambda dialog: dialog.accept())
    row = found()
    seen.go(f"/dangers/{row.uid}/")

    press(seen, says["register"])
    seen.page.get_by_label(says["general"], exact=True).check()
    press(seen, says["register"])
    press(seen, says["plan"])
    seen.page.locator("[name=responsible]").first.check()
    seen.page.locator("[name=measure]").fill("送检并更换安全阀")
    seen.page.locator("[name=due_on]").fill(
        (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
    )
    press(seen, says["plan"])
    press(seen, says["rectify"])
    press(seen, says["request"])
    press(seen, says["request"])
    expect(seen.page.get_by_role("link", name=says["accept"], exact=True)).to_have_count(0)

    seen.go(f"/dangers/{row.uid}/do/accept")
    press(seen, says["accept"])
    expect(seen.page.locator(".refusals")).to_contain_text(says["refused"])
    look(seen, "dangers-refused", *window)

    become("R19")
    seen.go(f"/dangers/{row.uid}/")
    press(seen, says["accept"])
    press(seen, says["accept"])
    press(seen, says["close"])
    is_at(seen, says["closed"])
    look(seen, "dangers-closed", *window)
    assert HiddenDanger.objects.get(uid=row.uid).state == "CLOSED"


def test_many_are_assigned_on_a_page_that_fits(visit):
    become("R21")
    for window in WINDOWS:
        seen = visit(*window)
        seen.go("/dangers/assign")
        look(seen, "dangers-assign", *window)
