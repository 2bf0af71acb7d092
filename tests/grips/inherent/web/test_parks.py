"""Pages of what a park watches itself."""

import pytest

from bazhua.grips.inherent.models import Gateway, Installation, Point
from tests.grips.dangers.web.asking import Asking, whoever
from tests.grips.inherent.services.test_parks import TAG, stations


@pytest.fixture
def body(scene):
    return scene.posts["park"].organisation


@pytest.fixture
def visit(client, scene, settings):
    """Ask for a page as somebody of the scene."""
    settings.ACTOR_PROVIDER = f"{whoever.__module__}.{whoever.__name__}"
    return Asking(client, scene)


def test_the_page_of_a_park_leads_to_what_it_watches(visit, body):
    assert f"/monitoring/parks/{body.uid}/" in visit.text("park", f"/organisations/{body.uid}/")


def test_a_park_sets_up_stations_by_its_forms(visit, body):
    page = f"/monitoring/parks/{body.uid}/"
    asked = visit.text("park", f"/monitoring/installations/open/{body.uid}")

    visit(
        "park",
        f"/monitoring/installations/open/{body.uid}",
        {"kind": "PARK_STATIONS", "name": "东边界站", "exposed_persons": "0"},
    )
    visit(
        "park",
        f"/monitoring/gateways/open/{body.uid}",
        {"code": "park-gateway-1", "name": "园区网关", "way": "HTTP"},
    )
    gateway = Gateway.objects.get(code="park-gateway-1")
    installation = Installation.objects.get(name="东边界站")
    point = {"tag": TAG, "gateway": str(gateway.uid), "name": "氯气", "measured": "TOXIC_GAS"}
    point |= {"unit": "%OEL", "period_s": "30", "installation": str(installation.uid)}
    done = visit("park", f"/monitoring/points/set-up/{body.uid}", point | {"limit_h": "100"})

    assert ("PARK_STATIONS" in asked, "TAILINGS_POND" in asked) == (True, False)
    assert (done.status_code, Point.objects.get(tag=TAG).subject_uid) == (302, body.uid)
    shown = visit.text("park", page)
    assert ("东边界站" in shown, "园区网关" in shown, TAG in shown) == (True, True, True)
    assert page in visit.text("park", done.url)


def test_others_look_or_learn_nothing(visit, scene, body):
    stations(scene, body)
    page = f"/monitoring/parks/{body.uid}/"

    shown = visit.text("bureau", page)

    assert (TAG in shown, "/open/" in shown.split("<main")[1]) == (True, False)
    assert visit("bureau", f"/monitoring/installations/open/{body.uid}").status_code == 403
    assert visit("elsewhere", page).status_code == 404
    assert visit("director", page).status_code == 404


def test_a_bureau_grades_a_park(visit, body):
    page = f"/monitoring/parks/{body.uid}/"
    before = visit.text("bureau", page)

    done = visit("bureau", f"{page}grade", {"score": "69.9", "assessed_on": "2026-11-20"})

    assert ("还没有评估" in before, f"{page}grade" in before) == (True, True)
    assert (done.status_code, done.url) == (302, page)
    shown = visit.text("park", page)
    assert ("B 级，较高安全风险" in shown, f"{page}grade" in shown) == (True, False)
