"""Steps are asked for by a form; what is refused is told at its field, and nothing has changed."""

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.interfaces.web.steps.table import BY_SLUG, STEPS
from tests.grips.dangers.scene import DUE_ON, GENERAL, MAJOR, everything, stored
from tests.grips.dangers.web.asking import doing, page

TOLD = 'id="id_{field}_error"'


def filled(scene):
    """Return what somebody fills in for each step, by its slug."""
    return {
        "register": {"grade": "GENERAL", "item": ""},
        "plan": {
            "responsible": [str(scene.uid("worker"))],
            "measure": "加装报警装置",
            "due_on": DUE_ON.isoformat(),
            "funds": "12000.50",
            "emergency_plan": "停机撤人",
        },
    }


def test_every_act_has_its_step():
    assert set(STEPS) == set(Action)
    assert len(BY_SLUG) == len(Action)


@pytest.mark.usefixtures("staffed")
def test_a_general_danger_is_taken_to_its_end_by_forms(visit, scene):
    row = scene.found()
    way = [
        ("manager", "register"),
        ("manager", "plan"),
        ("director", "rectify"),
        ("director", "request-acceptance"),
        ("principal", "accept"),
        ("manager", "close"),
    ]

    for who, slug in way:
        data = {"version": stored(row).version} | filled(scene).get(slug, {})
        answer = visit(who, doing(row, slug), data)
        assert (slug, answer.status_code, answer.headers.get("Location")) == (slug, 302, page(row))

    assert stored(row).state == "CLOSED"
    assert stored(row).funds_fen == 1_200_050


@pytest.mark.parametrize("slug", sorted(BY_SLUG))
@pytest.mark.parametrize("who", ["manager", "bureau"])
def test_every_form_is_shown_to_who_has_the_right(visit, scene, who, slug):
    row = scene.registered()

    assert visit(who, doing(row, slug)).status_code in {200, 403}
    assert visit("elsewhere", doing(row, slug)).status_code == 404


REFUSED = {
    "by who had a part in it": ("requested", GENERAL, "manager", "accept", {}, None),
    "without experts": ("requested", MAJOR, "bureau", "accept", {}, None),
    "without a reason": ("requested", GENERAL, "principal", "reject", {"ground": ""}, "ground"),
    "without a grade": ("found", None, "manager", "register", {"item": ""}, "grade"),
    "not a day": ("registered", GENERAL, "manager", "plan", {"due_on": "soon"}, "due_on"),
    "not yet placed": ("registered", GENERAL, "director", "rectify", {}, None),
    "into nothing": ("found", None, "bureau", "merge", {"twin": ""}, "twin"),
    "to nobody": ("found", None, "bureau", "transfer", {"ground": "因故"}, "receiver"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_changes_nothing(visit, scene, case):
    state, grade, who, slug, data, field = REFUSED[case]
    row = getattr(scene, state)(*([grade] if grade else []))
    before = everything()

    answer = visit(who, doing(row, slug), {"version": row.version, **data})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert field is None or TOLD.format(field=field) in text
    assert everything() == before


@pytest.mark.parametrize(
    ("who", "slug", "status"),
    [("viewer", "register", 403), ("town", "order-stop", 422), ("manager", "order-stop", 403),
     ("elsewhere", "register", 404), ("manager", "no-such-step", 404)],
)  # fmt: skip
def test_who_may_not_is_refused(visit, scene, who, slug, status):
    row = scene.found()
    before = everything()

    answer = visit(who, doing(row, slug), {"version": row.version, "grade": "GENERAL"})

    assert answer.status_code == status
    assert everything() == before


def test_the_plan_that_stands_is_filled_in(visit, scene):
    row = scene.planned()

    text = visit.text("manager", doing(row, "plan"))

    assert ("加装报警装置" in text, 'value="12000"' in text) == (True, True)


def test_an_item_in_force_is_offered_with_the_grade(visit, scene):
    text = visit.text("manager", doing(scene.found(), "register"))

    assert 'value="GM-12.2"' in text


@pytest.mark.usefixtures("staffed")
@pytest.mark.parametrize(("grade", "asked"), [(GENERAL, False), (MAJOR, True)])
def test_the_plan_asks_for_what_the_grade_needs(visit, scene, grade, asked):
    row = scene.registered(grade)
    told = filled(scene)["plan"] | {"funds": "", "emergency_plan": "", "version": row.version}

    answer = visit("manager", doing(row, "plan"), told)

    text = answer.content.decode()
    assert answer.status_code == (422 if asked else 302)
    assert [TOLD.format(field=name) in text for name in ("funds", "emergency_plan")] == [asked] * 2
    assert stored(row).state == ("REGISTERED" if asked else "PLANNED")
