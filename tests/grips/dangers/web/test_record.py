"""The page of one: what somebody may do now, what he reads, and what nobody at the subject learns."""

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bazhua.grips.dangers.domain.closed_loop.origins import Origin
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.infra.obligations.models import Obligation
from tests.grips.dangers.scene import GENERAL, HOUR, NOON
from tests.grips.dangers.web.asking import page

DOING = re.compile(r"/do/([a-z-]+)")
VARYING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"'
    r'|data-[a-z-]+="\d+"|>[^<>]*\d\d:\d\d:\d\d<|<time datetime="[^"]+\.\d+[^"]*">[^<]+'
)
"""What changes from one request to the next: tokens, and the server's time."""


def offered(visit, who, row):
    return set(DOING.findall(visit.text(who, page(row))))


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        ("manager", {"upgrade", "stop"}),
        ("principal", {"accept", "reject", "upgrade", "stop"}),
        ("bureau", {"accept", "reject", "upgrade", "order-stop"}),
        ("town", {"accept", "reject"}),
        ("viewer", set()),
    ],
)
def test_only_what_one_may_do_is_offered(visit, scene, who, acts):
    assert offered(visit, who, scene.requested(GENERAL)) == acts


@pytest.mark.parametrize(
    ("who", "status"), [("bureau", 200), ("elsewhere", 404), ("worker", 404), ("expert", 404)]
)
def test_who_may_not_see_it_learns_nothing(visit, scene, who, status):
    assert visit(who, page(scene.found())).status_code == status


def test_the_page_tells_plan_story_and_clocks(visit, scene):
    row = scene.do(scene.requested(), Action.REJECT, "bureau", ground="报警装置未校准")

    text = visit.text("bureau", page(row))

    for told in ("加装报警装置", "12,000 元", "停机撤人", "2026-12-31"):
        assert told in text
    assert "验收不通过：报警装置未校准" in text
    assert "BZ/HAZ-INDEPENDENT" in text
    assert "完成隐患整改" in text
    assert 'class="due"' in text


def test_what_is_joined_is_led_to(visit, scene):
    twin = scene.registered()
    row = scene.do(scene.found(), Action.MERGE, "bureau", twin=twin.uid)

    assert page(twin) in visit.text("bureau", page(row))
    assert page(row) in visit.text("bureau", page(twin))
    assert f"/enterprises/{scene.firm.uid}/" in visit.text("bureau", page(row))


def test_an_authority_reads_how_it_became_known_and_the_subject_does_not(visit, scene):
    row = scene.found("bureau", origin=Origin.TIP)

    shown = {who: visit.text(who, page(row)) for who in ("bureau", "manager", "principal")}

    assert {who: "举报" in text for who, text in shown.items()} == {
        "bureau": True,
        "manager": False,
        "principal": False,
    }


def test_the_subject_reads_the_same_bytes_whatever_the_origin(visit, scene):
    seen = []
    for finder, origin in (("bureau", Origin.TIP), ("town", Origin.VISIT), ("manager", None)):
        with transaction.atomic():
            row = scene.found(finder, origin=origin)
            texts = [visit.text("manager", address) for address in (page(row), "/dangers/")]
            plain = [VARYING.sub("", text.replace(str(row.uid), "")) for text in texts]
            seen.append([text.replace(row.number, "") for text in plain])
            transaction.set_rollback(True)

    assert seen[0] == seen[1] == seen[2]


def test_more_story_costs_no_more_queries(visit, scene):
    row, counts = scene.rectifying(), []
    for more in (1, 2):
        for _ in range(more):
            row = scene.do(row, Action.REQUEST_ACCEPTANCE, "director", at=NOON + HOUR)
            row = scene.do(row, Action.REJECT, "bureau", ground="未完成")
        with CaptureQueriesContext(connection) as asked:
            visit("bureau", page(row))
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_its_number_finds_it_within_the_scope(visit, scene):
    row = scene.found()

    found = {
        who: page(row) in visit.text(who, f"/search/?q={row.number}")
        for who in ("bureau", "elsewhere", "manager")
    }

    assert found == {"bureau": True, "elsewhere": False, "manager": True}


def test_the_enterprise_shows_its_open_dangers(visit, scene):
    row = scene.found()

    text = visit.text("bureau", f"/enterprises/{scene.firm.uid}/dangers/")

    assert page(row) in text


def test_an_obligation_leads_to_its_danger(visit, scene):
    row = scene.planned(GENERAL)
    duty = Obligation.objects.exclude(state="closed").get(subject_uid=row.uid)

    assert page(row) in visit.text("bureau", f"/obligations/{duty.uid}/")
