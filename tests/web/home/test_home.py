"""The first page: for each what matters to him; a number says how it moved and opens its records."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.grips.inherent.models import Alarm
from bazhua.grips.inherent.services.alarms.following import follow
from bazhua.infra.obligations.sweep import sweep
from bazhua.infra.rollup.folding import fold_all
from tests.grips.inherent.scene import GAS, HH, TANK, Told, tell

LINES = re.compile(r'href="/alarms/([0-9a-f-]{36})/"')


def raised(*told, position=1):
    """Let alarms come up now, and count them."""
    at = datetime.now(UTC)
    tell(position, *(Told(announced=True, value=27.0, at=at, **one) for one in told))
    follow(at)
    fold_all()


def figures(text):
    """Return the figures of a page: label → number, link, change."""
    found = {}
    for block in text.split('<div class="figure">')[1:]:
        label = re.search(r'class="figure-label">([^<]+)<', block)[1]
        link = re.search(r'class="figure-value"><a href="([^"]+)"', block)
        number = re.search(r'class="figure-value">(?:<a[^>]*>)?([\d,]+)', block)[1]
        change = re.search(r'class="figure-change">([^<]+)<', block)
        found[label] = (
            int(number.replace(",", "")),
            unescape(link[1]) if link else "",
            change[1] if change else "",
        )
    return found


@pytest.fixture
def told(scene):
    raised({"subject": GAS}, {"subject": TANK})
    return scene


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("who", ["bureau", "city", "commission"])
def test_an_officer_sees_the_figures_of_his_region(visit, who):
    found = figures(visit.text(who, "/"))

    numbers = {label: (number, change) for label, (number, _, change) in found.items()}
    assert numbers == {
        "未销号隐患": (0, "与昨日末相同"),
        "其中重大隐患": (0, "与昨日末相同"),
        "逾期未整改隐患": (0, "与昨日末相同"),
        "昨日新发现隐患": (0, "前日 0"),
        "未闭环报警": (2, "较昨日末 +2"),
        "无人答复的报警": (2, "较昨日末 +2"),
        "昨日报警": (0, "前日 0"),
        "逾期未办事项": (0, "今日新增 0"),
        "联网企业": (1, "与昨日末相同"),
        "失联测点": (0, "与昨日末相同"),
        "今日未承诺的企业": (1, "应承诺 1"),
        "上期漏做包保检查的装置": (0, "重大危险源装置 1"),
    }


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("who", ["bureau", "principal"])
def test_a_number_opens_as_many_records(visit, who):
    found = figures(visit.text(who, "/"))

    for label in ("未闭环报警", "无人答复的报警", "昨日报警"):
        number, link, _ = found[label]
        assert len(set(LINES.findall(visit.text(who, link)))) == number


@pytest.mark.usefixtures("told")
def test_another_county_sees_its_own_alone(visit):
    found = figures(visit.text("elsewhere", "/"))

    assert (found["未闭环报警"][0], found["联网企业"][0]) == (0, 0)


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("who", ["principal", "director", "manager"])
def test_an_enterprise_sees_its_own_totals(visit, who):
    text = visit.text(who, "/")

    assert "青岩冷链（示例）有限公司" in text
    assert figures(text).keys() == {
        "未销号隐患",
        "逾期未整改隐患",
        "昨日新发现隐患",
        "未闭环报警",
        "无人答复的报警",
        "昨日报警",
        "逾期未办事项",
        "失联测点",
    }


@pytest.mark.usefixtures("told")
def test_a_principal_is_asked_for_todays_commitment(visit):
    asked = re.compile(r'href="(/monitoring/commitments/[0-9a-f-]{36})"')

    assert len(asked.findall(visit.text("principal", "/"))) == 1
    assert asked.findall(visit.text("bureau", "/")) == []


def test_late_obligations_are_counted_and_open_their_list(visit, scene):
    del scene
    at = datetime.now(UTC) - timedelta(minutes=6)
    tell(1, Told(announced=True, value=27.0, at=at))
    follow(at)
    sweep(datetime.now(UTC))

    number, link, change = figures(visit.text("bureau", "/"))["逾期未办事项"]

    assert (number, change) == (1, "今日新增 1")
    assert visit.text("bureau", link).count("确认报警") == 1


@pytest.mark.usefixtures("told")
def test_who_is_on_duty_sees_his_next_three(visit):
    raised({"subject": GAS, "limit": HH.value}, position=2)

    text = visit.text("manager", "/")

    assert text.count("desk-card") == 3
    assert 'href="/desk/"' in text


@pytest.mark.usefixtures("told")
def test_a_worker_sees_what_he_can_do_and_no_figures(visit):
    text = visit.text("hand", "/")

    assert figures(text) == {}
    assert 'class="home-door" href="/dangers/report/"' in text


@pytest.mark.usefixtures("told")
def test_who_has_no_role_is_not_shown_anything(visit):
    text = visit.text("stranger", "/")

    assert figures(text) == {}
    assert "home-door" in text


def test_a_stranger_is_shown_the_public_page(visit):
    text = visit.text("", "/")

    assert 'href="/public/"' in text
    assert figures(text) == {}


@pytest.mark.parametrize("who", ["bureau", "principal", "hand"])
def test_three_alarms_cost_as_many_queries_as_one(visit, who):
    raised({"subject": GAS})
    visit(who, "/")
    with CaptureQueriesContext(connection) as one:
        visit(who, "/")
    raised({"subject": TANK}, {"subject": GAS, "limit": HH.value}, position=2)

    with CaptureQueriesContext(connection) as three:
        visit(who, "/")

    assert Alarm.objects.count() == 3
    assert len(three) == len(one)
