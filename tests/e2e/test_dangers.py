"""Hidden dangers in a real browser: the pages, and one danger from its finding to its end."""

from datetime import UTC, datetime

import pytest

from bazhua.grips.dangers.models import HiddenDanger
from bazhua.grips.dangers.services.demo.loading import load_dangers
from bazhua.infra.db.actors import NOBODY
from bazhua.infra.demo.models import Figure
from bazhua.infra.rollup.folding import fold_all
from bazhua.registry.domain.demo.figures import FIGURES
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
        {"list": "/dangers/", "board": "/dangers/board/", "regions": "/dangers/regions/"}
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


def test_many_are_assigned_on_a_page_that_fits(visit):
    become("R21")
    for window in WINDOWS:
        seen = visit(*window)
        seen.go("/dangers/assign")
        look(seen, "dangers-assign", *window)
