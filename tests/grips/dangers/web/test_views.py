"""The board, and many assigned at once: from a form of its own, or as chosen in the ledger."""

import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.infra.rollup.folding import fold_all
from tests.grips.dangers.scene import DUE_ON, GENERAL, MAJOR, everything, stored
from tests.grips.dangers.web.asking import page
from tests.registry.who.scene import COUNTY, region

BOARD, ASSIGN = "/dangers/board/", "/dangers/assign"


def test_the_board_has_a_column_for_each_open_state(visit, scene):
    found, waiting = scene.found(), scene.requested(GENERAL)

    text = visit.text("bureau", BOARD)

    for state in ("FOUND", "REGISTERED", "PLANNED", "RECTIFYING", "ACCEPT_REQUESTED", "ACCEPTED"):
        assert f"/dangers/?state={state}" in text
    assert (page(found) in text, page(waiting) in text) == (True, True)


@pytest.mark.parametrize("address", [BOARD, ASSIGN])
def test_more_rows_cost_no_more_queries(visit, scene, address):
    region(COUNTY, "county", "district", "370102")
    counts = []
    for more in (1, 2):
        for _ in range(more):
            scene.registered(GENERAL)
        fold_all()
        with CaptureQueriesContext(connection) as asked:
            assert visit("manager" if address == ASSIGN else "bureau", address).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_who_sees_nothing_there_finds_no_board(visit, scene):
    scene.found()

    assert visit("worker", BOARD).status_code == 404
    assert page(scene.found()) not in visit.text("elsewhere", BOARD)


def test_the_ledger_leads_only_to_what_its_reader_sees(visit, scene):
    scene.found()

    assert {
        who: BOARD in visit.text(who, "/dangers/") for who in ("bureau", "manager", "worker")
    } == {
        "bureau": True,
        "manager": True,
        "worker": False,
    }


def chosen(*rows):
    return [f"{row.uid}:{row.version}" for row in rows]


def plan(scene, *rows, **other):
    given = {
        "chosen": chosen(*rows),
        "responsible": [str(scene.uid("worker"))],
        "measure": "加装报警装置",
        "due_on": DUE_ON.isoformat(),
        "funds": "",
        "emergency_plan": "",
    }
    return given | other


@pytest.mark.usefixtures("staffed")
def test_many_are_assigned_at_once_and_what_is_refused_says_why(visit, scene):
    rows = [scene.registered(GENERAL), scene.planned(GENERAL), scene.registered(MAJOR)]
    moved = scene.registered(GENERAL)
    asked = plan(scene, *rows, moved)
    scene.do(moved, Action.UPGRADE, "bureau")
    before = stored(moved)

    text = visit("manager", ASSIGN, asked).content.decode()

    assert [stored(row).state for row in rows] == ["PLANNED"] * 3
    assert text.count("已指派") == 3
    assert (stored(moved).version, stored(moved).state) == (before.version, "REGISTERED")


@pytest.mark.usefixtures("staffed")
@pytest.mark.parametrize("missing", ["chosen", "responsible", "measure", "due_on"])
def test_what_the_form_lacks_is_told_and_nothing_is_assigned(visit, scene, missing):
    row = scene.registered(GENERAL)
    before = everything()

    answer = visit("manager", ASSIGN, plan(scene, row, **{missing: ""}))

    assert answer.status_code == 422
    assert f'id="id_{missing}_error"' in answer.content.decode()
    assert everything() == before


def test_nobody_is_offered_what_he_may_not_plan(visit, scene):
    row = scene.registered(GENERAL)

    assert str(row.uid) not in visit.text("bureau", ASSIGN)
    assert visit("viewer", ASSIGN).status_code == 403


def test_only_who_plans_is_led_to_assign_many(visit, scene):
    scene.registered(GENERAL)

    led = {who: ASSIGN in visit.text(who, "/dangers/") for who in ("manager", "bureau", "viewer")}

    assert led == {"manager": True, "bureau": False, "viewer": False}


BOX = re.compile(r'<input[^>]*form="choosing"[^>]*value="([^"]+)"')
TICKED = re.compile(r'<input type="checkbox" name="chosen" value="([^"]+)"[^>]* checked')


def test_who_plans_chooses_in_the_ledger_what_he_may_plan(visit, scene):
    row, waiting = scene.registered(GENERAL), scene.requested(GENERAL)

    boxes = {who: BOX.findall(visit.text(who, "/dangers/")) for who in ("manager", "bureau")}

    assert boxes == {"manager": chosen(row), "bureau": []}
    assert f"/dangers/{waiting.uid}/" in visit.text("manager", "/dangers/")


def test_what_was_chosen_is_offered_alone_and_ticked(visit, scene):
    rows = [scene.registered(GENERAL), scene.registered(GENERAL)]
    other = scene.registered(GENERAL)

    text = visit.text("manager", f"{ASSIGN}?{urlencode({'chosen': chosen(*rows)}, doseq=True)}")

    assert set(TICKED.findall(text)) == set(chosen(*rows))
    assert str(other.uid) not in text


def test_choosing_nothing_offers_everything_and_ticks_nothing(visit, scene):
    row = scene.registered(GENERAL)

    text = visit.text("manager", f"{ASSIGN}?chosen=x")

    assert TICKED.findall(text) == []
    assert str(row.uid) in text
