"""Who acts on a danger as it no longer is, is told who was faster, and sees it as it is now."""

import re

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from tests.grips.dangers.scene import DUE_ON, GENERAL, everything, stored
from tests.grips.dangers.web.asking import doing, notice, page

pytestmark = pytest.mark.usefixtures("staffed")

PLAN = {"measure": "改装报警装置", "due_on": DUE_ON.isoformat()}


def version_in(text):
    return int(re.search(r'name="version" value="(\d+)"', text)[1])


def test_a_button_that_is_out_of_date_shows_the_danger_as_it_is(visit, scene):
    seen = scene.requested(GENERAL)
    scene.do(seen, Action.ACCEPT, "bureau")
    before = everything()

    answer = visit("principal", doing(seen, "accept"), {"version": seen.version})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "bureau 已先一步办理：验收通过" in notice(text)
    assert "现为“已验收”" in notice(text)
    assert f'action="{doing(seen, "close")}"' in text
    assert everything() == before


def test_a_form_that_is_out_of_date_is_not_filled_in_for_nothing(visit, scene):
    row = scene.requested(GENERAL)
    opens = re.search(rf'href="({doing(row, "reject")}[^"]*)"', visit.text("principal", page(row)))
    fresh = visit("principal", opens[1])
    scene.do(row, Action.ACCEPT, "bureau")

    late = visit("principal", opens[1])

    assert (fresh.status_code, late.status_code) == (200, 409)
    assert "bureau 已先一步办理：验收通过" in notice(late.content.decode())


def test_what_can_still_be_done_keeps_what_was_filled_in(visit, scene):
    seen = scene.registered(GENERAL)
    scene.do(seen, Action.PLAN, "manager", plan=scene.plan())
    filled = {**PLAN, "responsible": [str(scene.uid("worker"))]}
    before = everything()

    late = visit("director", doing(seen, "plan"), {"version": seen.version, **filled})

    text = late.content.decode()
    assert late.status_code == 422
    assert "manager 已先一步办理：制定整改方案" in notice(text)
    assert ("改装报警装置" in text, version_in(text)) == (True, stored(seen).version)
    assert everything() == before
    again = visit("director", doing(seen, "plan"), {"version": version_in(text), **filled})
    assert (again.status_code, stored(seen).measure) == (302, "改装报警装置")


def test_who_presses_twice_is_told_that_it_is_done(visit, scene):
    row = scene.planned(GENERAL)
    first, second = (
        visit("director", doing(row, "rectify"), {"version": row.version}) for _ in range(2)
    )

    assert (first.status_code, second.status_code) == (302, 409)
    assert "您已于" in notice(second.content.decode())
    assert stored(row).version == row.version + 1


def test_who_found_it_is_not_told(visit, scene):
    row = scene.found("bureau")

    answer = visit("manager", doing(row, "stop"), {"version": row.version + 6})

    assert answer.status_code == 409
    assert "他人 已先一步办理：发现隐患" in notice(answer.content.decode())
