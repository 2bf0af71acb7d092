"""The command screen: every figure opens its records, each panel is fetched by itself."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.config.bench.pages.asking import asked_of_maps
from bazhua.infra.obligations.models import Obligation
from bazhua.registry.domain.roles.table import MATRIX
from bazhua.registry.selectors.who.actors import actor_of
from bazhua.web.screen.views import KINDS
from tests.registry.who.scene import COUNTY, NOON, acting, grant, person

SCREEN = "/screen/"
TILE = re.compile(
    r'<a href="([^"]+)" title="[^"]+"><span class="screen-label">([^<]+)</span>'
    r'<span class="screen-value">([^<]+)</span>'
)


def tiles(text):
    return {label: (number, unescape(href)) for href, label, number in TILE.findall(text)}


@pytest.mark.usefixtures("alarm")
def test_the_numbers_of_this_moment_open_their_records(visit):
    found = tiles(visit.text("bureau", SCREEN))

    assert {label: number for label, (number, _) in found.items()} == {
        "未销号隐患": "3",
        "重大隐患": "1",
        "逾期隐患": "0",
        "未闭环报警": "1",
        "待确认报警": "1",
        "逾期责任事项": "0",
        "呼叫未应答": "0",
    }
    assert {visit("bureau", href).status_code for _, href in found.values()} == {200}


@pytest.mark.usefixtures("scene")
def test_every_panel_is_on_the_screen_and_has_an_address_of_its_own(visit):
    whole = visit.text("commission", SCREEN)

    for slug in KINDS:
        assert f'data-slug="{slug}"' in whole
        own = visit.text("commission", f"{SCREEN}{slug}")
        assert own.lstrip().startswith("<section")
        assert f'data-slug="{slug}"' in own
    assert visit("commission", f"{SCREEN}nothing").status_code == 404


def test_an_alarm_stands_in_the_feed_and_leads_to_itself(visit, alarm):  # noqa: ARG001
    text = visit.text("bureau", f"{SCREEN}alarms")

    assert "氨泄漏探测器" in text
    (href,) = re.findall(r'<li><a href="(/alarms/[0-9a-f-]{36}/)"', text)
    assert visit("bureau", href).status_code == 200


@pytest.mark.usefixtures("scene")
def test_what_is_due_next_stands_first_among_the_clocks(visit):
    soon = datetime.now(UTC) + timedelta(hours=1)
    row = Obligation.objects.filter(state="open").last()
    Obligation.objects.filter(pk=row.pk).update(due_at=soon, wake_at=soon, missed_at=None)

    text = visit.text("bureau", f"{SCREEN}clocks")

    assert re.findall(r'<li><a href="([^"]+)"', text)[0] == f"/obligations/{row.uid}/"
    assert f'data-due="{int(soon.timestamp() * 1000)}"' in text


@pytest.mark.usefixtures("scene")
def test_a_panel_of_what_one_has_no_right_to_is_left_out(visit):
    rights = {pair: roles for pair, roles in MATRIX.items() if pair[0] != "alarm"}
    blind = replace(acting("R06", COUNTY), rights=rights)

    text = visit.text(blind, SCREEN)

    assert 'data-slug="figures"' in text
    assert 'data-slug="alarms"' not in text
    assert "未闭环报警" not in text
    assert visit(blind, f"{SCREEN}alarms").status_code == 403


def test_a_firm_has_no_screen(visit):
    assert visit("manager", SCREEN).status_code == 403
    assert visit("manager", f"{SCREEN}figures").status_code == 403


@pytest.mark.usefixtures("alarm")
@pytest.mark.parametrize("slug", ["figures", "alarms", "clocks"])
def test_a_panel_costs_as_many_queries_with_more_records(visit, scene, slug):
    visit.text("bureau", f"{SCREEN}{slug}")
    with CaptureQueriesContext(connection) as few:
        visit.text("bureau", f"{SCREEN}{slug}")
    for _ in range(2):
        scene.rectifying()
    with CaptureQueriesContext(connection) as more:
        visit.text("bureau", f"{SCREEN}{slug}")

    assert len(more) == len(few)


@pytest.mark.parametrize(("role", "limits"), [("R06", {}), ("R03", {"departments": 1})])
@pytest.mark.usefixtures("scene")
def test_what_the_benchmark_asks_for_is_answered(visit, role, limits):
    one = person("测时")
    grant(one, role, COUNTY, **limits)
    actor = actor_of(one.uid, at=NOON)

    pages = asked_of_maps(one.uid, 2)

    addresses = [address for each in pages.values() for address in each]
    assert {visit(actor, address).status_code for address in addresses} == {200}
    assert len(addresses) >= 7
