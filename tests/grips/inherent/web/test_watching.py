"""Pages of installations, gateways, points and limits."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.engine.core.definitions import LimitKind
from bazhua.grips.inherent.interfaces.web.watching.listing import (
    gateway_listing,
    installation_listing,
    point_listing,
)
from bazhua.grips.inherent.models import Gateway, Installation, Limit, Loosening, Point
from tests.grips.dangers.web.asking import notice
from tests.grips.inherent.plant import CHLORINE, TAG, at, everything
from tests.grips.inherent.stored import stored


@pytest.fixture
def gateway(plant):
    return plant.gateway()[0]


@pytest.fixture
def point(plant, gateway):
    return plant.point(gateway, at("H", 20), at("HH", 40))


def given(**told):
    """Return a filled form of a limit."""
    return {"set_point": "22", "reason": "工艺调整", "version": "1", **told}


def test_an_installation_explains_its_level(visit, plant):
    plant.hold(*CHLORINE)
    row = plant.installation()

    shown = visit.text("bureau", f"/monitoring/installations/{row.uid}/")

    assert "S = Σ q/Q = 6" in shown
    assert "10 ≤ R &lt; 50，3 级" in shown
    assert "GB18218/4.3.2" in shown
    assert "液氯" in shown
    assert "设立测点" not in shown
    assert "设立测点" in visit.text("director", f"/monitoring/installations/{row.uid}/")


def test_one_is_set_up_by_its_form(visit, plant):
    held = plant.hold("混合溶剂", "", "20000")
    address = f"/monitoring/installations/open/{plant.firm.uid}"
    said = {
        "kind": "TANK_FARM",
        "name": "溶剂罐区",
        "spot": str(plant.farm.uid),
        "exposed_persons": 0,
    }

    refused = visit("director", address, said)
    done = visit("director", address, said | {f"class_{held.uid}": ["W5.3"]})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "W5.3" in refused.content.decode()
    assert Installation.objects.get().level == 3


def test_a_changed_installation_keeps_what_was_said(visit, plant):
    held = plant.hold("混合溶剂", "", "20000")
    row = plant.installation(classes={str(held.uid): {"symbols": ["W5.3"]}})
    address = f"/monitoring/installations/{row.uid}/change"
    form = visit.text("director", address)
    said = {
        "version": str(row.version),
        "name": "溶剂罐区",
        "spot": str(plant.farm.uid),
        "exposed_persons": "100",
        f"class_{held.uid}": ["W5.3"],
    }

    done = visit("director", address, said)

    assert re.search(r'value="W5.3"[^>]*checked', form)
    assert done.status_code == 302
    assert Installation.objects.get().level == 3


def test_a_token_is_shown_once(visit, plant):
    address = f"/monitoring/gateways/open/{plant.firm.uid}"
    said = {"code": "gw-0001", "name": "网关", "way": "HTTP"}

    shown = visit("director", address, said)

    page = shown.content.decode()
    token = re.search(r"<dd>([\w-]{43})</dd>", page).group(1)
    assert shown["Cache-Control"].startswith("max-age=0")
    assert token not in visit.text("director", f"/monitoring/gateways/{Gateway.objects.get().uid}/")


def test_a_new_token_is_shown_once_too(visit, gateway):
    address = f"/monitoring/gateways/{gateway.uid}/token"

    shown = visit("director", address, {"version": gateway.version, "hours": 24}).content.decode()

    assert re.search(r"<dd>[\w-]{43}</dd>", shown)
    again = visit("director", address, {"version": gateway.version, "hours": 24})
    assert again.status_code == 422


def test_a_gateway_is_closed_by_its_button(visit, gateway):
    done = visit("director", f"/monitoring/gateways/{gateway.uid}/close", {"version": 1})

    assert done.status_code == 302
    assert Gateway.objects.get().until is not None


def test_a_point_is_set_up_with_its_limits(visit, plant, gateway):
    address = f"/monitoring/points/set-up/{plant.firm.uid}"
    said = {
        "tag": TAG,
        "gateway": str(gateway.uid),
        "name": "甲烷传感器",
        "measured": "METHANE",
        "unit": "%CH4",
        "period_s": "20",
        "low": "0",
        "high": "4",
        "sensor": "C01",
    }

    done = visit("director", address, said)

    assert done.status_code == 302
    kinds = Limit.objects.order_by("kind").values_list("kind", flat=True)
    assert list(kinds) == ["H", "HH"]


def test_a_point_shows_value_trend_and_limits(visit, point):
    stored(TAG, [3.0] * 20 + [48.0] + [3.0] * 20)

    shown = visit.text("bureau", f"/monitoring/points/{point.uid}/")

    assert "3 %LEL" in shown
    assert 'data-colour="orange"' in shown
    assert "高高 40 %LEL" in shown
    assert 'class="trend-line"' in shown


def test_no_spike_is_hidden_however_far_one_looks(visit, point):
    stored(TAG, [3.0] * 20 + [48.0] + [3.0] * 20)

    shown = visit.text("bureau", f"/monitoring/points/{point.uid}/?range=30d")

    # 48 is the greatest; with the margin the scale ends above it.
    assert re.search(r'<span class="number">50\.7</span>', shown)


@pytest.mark.parametrize("asked", ["range=x", "until=nonsense&seconds=1", "seconds=-5", "until="])
def test_any_time_that_is_asked_for_is_answered(visit, point, asked):
    assert visit("bureau", f"/monitoring/points/{point.uid}/?{asked}").status_code == 200


def test_a_trial_tells_how_often_it_would_have_alarmed(visit, point):
    stored(TAG, ([3.0] * 3 + [24.0] * 3) * 6)
    before = everything()

    shown = visit(
        "director",
        f"/monitoring/points/{point.uid}/limits/h",
        given(set_point="23", **{"try": "1"}),
    )

    page = shown.content.decode()
    assert "过去 7 天会报警 6 次（现限值 6 次）；回放了 36 条数据" in page
    assert everything() == before
    none = visit(
        "director",
        f"/monitoring/points/{point.uid}/limits/h",
        given(set_point="25", **{"try": "1"}),
    )
    assert "会报警 0 次（现限值 6 次）" in none.content.decode()


def test_a_trial_beyond_the_cap_is_told_why(visit, point):
    said = given(set_point="30", **{"try": "1"})

    shown = visit("director", f"/monitoring/points/{point.uid}/limits/h", said)

    assert (shown.status_code, "GB50493/5.5.2" in notice(shown.content.decode())) == (422, True)


def test_a_limit_is_set_by_its_form(visit, point):
    done = visit("director", f"/monitoring/points/{point.uid}/limits/h", given())

    assert done.status_code == 302
    assert Limit.objects.get(kind="H").set_point == 22
    late = visit("director", f"/monitoring/points/{point.uid}/limits/h", given(set_point="24"))
    assert late.status_code == 422


def test_a_limit_of_another_kind_is_added(visit, point):
    said = given(kind="L", set_point="1", version="")

    done = visit("director", f"/monitoring/points/{point.uid}/limits/", said)

    assert (done.status_code, Limit.objects.count()) == (302, 3)


def test_a_limit_ends_with_a_reason(visit, point):
    address = f"/monitoring/points/{point.uid}/limits/h/end"

    done = visit("director", address, {"version": "1", "reason": "改造"})

    assert done.status_code == 302
    assert Limit.objects.get(kind="H").until is not None
    assert visit("director", address).status_code == 404


def test_a_looser_limit_waits_and_is_approved_by_another(visit, plant, gateway):
    plant.hold("光气", "75-44-5", "3")
    point = plant.point(gateway, at("H", 20), installation=plant.installation().uid)
    plant.set(point, LimitKind.H, 25, version=1, reason="误报多")
    address = f"/monitoring/points/{point.uid}/"

    shown = visit.text("director", address)
    assert ("误报多" in shown, "批准</button>" in shown) == (True, False)
    row = Loosening.objects.get()
    done = visit("principal", f"/monitoring/loosenings/{row.uid}/approve", {"version": 1})

    assert done.status_code == 302
    assert Limit.objects.get().set_point == 25
    assert "高：20 → 25 · 误报多" in visit.text("bureau", address)


def test_a_point_ends_by_its_button(visit, point):
    done = visit("director", f"/monitoring/points/{point.uid}/end", {"version": 1})

    assert done.status_code == 302
    assert Point.objects.get().until is not None


@pytest.mark.usefixtures("point")
def test_the_tab_of_an_enterprise_shows_all_of_it(visit, plant):
    plant.installation()

    shown = visit.text("director", f"/enterprises/{plant.firm.uid}/monitoring/")

    for text in ("液氯罐区", "1号探测器", "罐区网关", "设立装置", "开通网关", "H 20"):
        assert text in shown


def test_the_search_leads_to_both(visit, plant, point):
    row = plant.installation()

    assert visit("bureau", f"/monitoring/found/{row.uid}").url.endswith(f"installations/{row.uid}/")
    assert visit("bureau", f"/monitoring/found/{point.uid}").url.endswith(f"points/{point.uid}/")


@pytest.mark.parametrize("address", ["installations", "points", "gateways"])
def test_lists_ask_as_often_for_three_as_for_one(visit, plant, gateway, address):
    def add(number):
        plant.point(gateway, tag=f"T-{number}")
        plant.installation(name=f"罐区{number}")
        plant.gateway(code=f"gate-{number}")

    add(0)
    visit("bureau", f"/monitoring/{address}/")
    asked = []
    for more in ((), (1, 2)):
        for number in more:
            add(number)
        with CaptureQueriesContext(connection) as queries:
            visit("bureau", f"/monitoring/{address}/")
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_every_order_of_the_lists_has_its_index():
    lists = (installation_listing(), gateway_listing(), point_listing())

    assert [one.unindexed() for one in lists] == [[], [], []]
