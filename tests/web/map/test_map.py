"""The map: each number opens its records, each region leads down, a county shows its enterprises."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.grips.dangers.models import HiddenDanger
from tests.registry.who.scene import COUNTY, REGIONS, TOWN, acting, settle_firm
from tests.web.map.province import at

MAP = "/map/"
AREA = re.compile(r'class="map-area" href="([^"]+)" aria-label="([^"]+)" data-step="(\d)"')
SPOT = re.compile(r'class="map-spot" href="([^"]+)" aria-label="([^"]+)"')
NUMBER = re.compile(r'href="(/\w+/\?behind=[^"]+)"[^>]*>([\d,]+)')
CLASS_1 = "1"


def areas(text):
    return {said: (unescape(href), step) for href, said, step in AREA.findall(text)}


def numbers(text):
    return [(unescape(href), int(number.replace(",", ""))) for href, number in NUMBER.findall(text)]


def listed(text):
    uids = map(str, HiddenDanger.objects.values_list("uid", flat=True))
    return sum(f"/dangers/{uid}/" in text for uid in uids)


def test_a_province_is_seen_by_its_cities_and_each_leads_down(visit):
    found = areas(visit.text("commission", MAP))

    assert set(found) == {"济南市：3", "青岛市：0"}
    href, step = found["济南市：3"]
    assert "region=370100" in href
    assert step >= CLASS_1
    assert set(areas(visit.text("commission", href))) == {"历城区：3", "长清区：0"}


@pytest.mark.parametrize(
    ("layer", "value"), [("danger.open", 3), ("danger.open.major", 1), ("enterprise.standing", 0)]
)
def test_each_number_of_the_table_opens_as_many_records(visit, layer, value):
    found = numbers(visit.text("commission", f"{MAP}?layer={layer}"))

    assert [number for _, number in found] == [value] * 2 * bool(value)
    opened = [listed(visit.text("commission", href)) for href, _ in found]
    assert opened == [number for _, number in found]


def test_a_day_before_shows_what_stood_then(visit):
    then = visit.text("commission", f"{MAP}?day=2026-10-31")

    assert set(areas(then)) == {"济南市：0", "青岛市：0"}


def test_the_slider_holds_the_ends_of_twelve_months_and_today(visit):
    text = visit.text("commission", MAP)

    assert text.count('class="map-tick"') == 13
    assert text.index('aria-current="date"') > text.rindex('class="map-tick"') - 200


@pytest.mark.usefixtures("alarm")
def test_alarms_are_told_by_their_worst_colour_at_this_moment(visit):
    text = visit.text("commission", f"{MAP}?layer=alarms")

    assert re.search(r'aria-label="济南市：1" data-step="\d" data-colour="orange"', text)
    assert 'data-live="alarm"' in text
    assert 'type="date"' not in text


def test_an_officer_of_a_county_begins_there_and_sees_its_enterprises(visit, scene):
    text = visit.text("bureau", MAP)

    (spot,) = SPOT.findall(text)
    assert spot == (f"/enterprises/{scene.firm.uid}/", f"{scene.firm.name}（有重大隐患）")
    assert areas(text) == {}
    assert visit("bureau", f"{MAP}?region=370100").status_code == 404


def test_what_is_the_matter_today_is_not_shown_of_another_day(visit):
    then = visit.text("bureau", f"{MAP}?day=2026-10-31")

    assert SPOT.findall(then) == []
    assert "企业位置只显示今天的情况" in then


def test_several_together_lead_nearer(visit):
    at(settle_firm(70, (*REGIONS[TOWN], 70), "企业七十"), 117.2001)
    text = visit.text("bureau", f"{MAP}?layer=enterprise.standing")

    ((href, said),) = SPOT.findall(text)
    assert said == "2 家企业"
    assert re.search(r"view=\d+,\d+,1", unescape(href).replace("%2C", ","))


def test_a_town_is_drawn_in_its_county(visit, scene):
    text = visit.text("bureau", f"{MAP}?region=370112101&layer=enterprise.standing")

    assert [said for _, said in SPOT.findall(text)] == [scene.firm.name]
    assert 'class="map-around"' in text


def test_who_reads_for_one_department_sees_its_numbers_alone(visit):
    own, other = (acting("R07", COUNTY, departments=bits) for bits in (1, 2))

    found = numbers(visit.text(own, MAP))

    assert {"department" in href for href, _ in found} == {True}
    assert visit(other, MAP).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("layer=nothing", 400),
        ("day=2099-01-01", 400),
        ("day=monday", 400),
        ("view=1,2", 400),
        ("department=99", 400),
        ("region=999999", 404),
    ],
)
def test_what_there_is_not_is_refused(visit, asked, status):
    assert visit("commission", f"{MAP}?{asked}").status_code == status


def test_a_firm_has_no_map(visit):
    assert visit("manager", MAP).status_code == 403


@pytest.mark.parametrize("who", ["commission", "bureau"])
def test_more_enterprises_cost_no_more_queries(visit, who):
    visit.text(who, MAP)
    with CaptureQueriesContext(connection) as one:
        visit.text(who, MAP)
    for place in range(3):
        at(
            settle_firm(70 + place, (*REGIONS[TOWN], 70 + place), f"企业{place}"),
            117.0 + place / 10,
        )
    with CaptureQueriesContext(connection) as more:
        visit.text(who, MAP)

    assert len(more) == len(one)
