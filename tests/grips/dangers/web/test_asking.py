"""Asking others to sign, by forms; acting for another, with both names on record."""

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.interfaces.web.taking.asking import BY_SLUG
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.services import delegate
from bazhua.infra.roster.spans import Span
from bazhua.infra.signoff.models import SignOffRow
from tests.grips.dangers.scene import DAY, GENERAL, NOON, everything, head, stored, told
from tests.grips.dangers.web.asking import doing, page

YEAR = Span(NOON - DAY, NOON + 365 * DAY)
TOLD = 'id="id_{field}_error"'


def asking(row, slug):
    return f"/dangers/{row.uid}/ask/{slug}"


def test_a_major_one_offers_to_ask_and_then_to_accept(visit, scene):
    row = scene.requested()
    before = visit.text("bureau", page(row))
    assert asking(row, "accept") in before
    assert doing(row, "accept") not in before

    experts = [str(scene.uid("expert"))]
    answer = visit("bureau", asking(row, "accept"), {"version": row.version, "experts": experts})
    waiting = visit.text("bureau", page(row))
    scene.sign(SignOffRow.objects.get(), "expert")
    after = visit.text("bureau", page(row))

    assert (answer.status_code, answer.headers["Location"]) == (302, page(row))
    assert (asking(row, "accept") in waiting, doing(row, "accept") in waiting) == (False, False)
    assert "待签" in waiting
    assert (doing(row, "accept") in after, "已签" in after) == (True, True)
    assert visit("bureau", doing(row, "accept"), {"version": row.version}).status_code == 302
    assert stored(row).state == "ACCEPTED"


def test_a_general_one_is_accepted_without_asking_anybody(visit, scene):
    row = scene.requested(GENERAL)

    text = visit.text("principal", page(row))

    assert doing(row, "accept") in text
    assert asking(row, "accept") not in text


def test_the_form_offers_no_expert_who_had_a_part_in_it(visit, scene):
    row = scene.requested()

    text = visit.text("bureau", asking(row, "accept"))

    assert [str(scene.uid(name)) in text for name in ("expert", "worker", "manager")] == [
        True, False, False,
    ]  # fmt: skip


REFUSED = {
    "no expert": ("requested", "bureau", "accept", {}, "experts"),
    "no reason": ("requested", "commission", "list", {}, "ground"),
    "nobody to sign": ("requested", "commission", "list", {"ground": "因故"}, None),
    "neither notice nor emergency": (
        "stopped",
        "bureau",
        "coerce",
        {"ground": "拒停"},
        "noticed_at",
    ),
    "not his": ("requested", "manager", "accept", {}, None),
    "no such": ("requested", "bureau", "reject", {}, None),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_asked_changes_nothing(visit, scene, case):
    state, who, slug, data, field = REFUSED[case]
    stop = state == "stopped"
    row = scene.do(scene.rectifying(), Action.ORDER_STOP, "bureau") if stop else scene.requested()
    before = everything()

    answer = visit(who, asking(row, slug), {"version": row.version, **data})

    assert answer.status_code == {"no such": 404}.get(case, 422)
    assert field is None or TOLD.format(field=field) in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize("slug", sorted(BY_SLUG))
def test_every_form_is_shown_to_who_has_the_right(visit, scene, slug):
    row = scene.requested()

    assert visit("commission", asking(row, slug)).status_code == 200
    assert visit("elsewhere", asking(row, slug)).status_code == 404


def let_act_for(scene, giver, taker):
    given = Delegation(str(scene.uid(giver)), str(scene.uid(taker)), YEAR)
    delegate(given, actor=scene.who(giver), at=NOON)


def test_a_delegate_says_for_whom_he_acts_and_both_are_on_record(visit, scene):
    row = scene.requested(GENERAL)
    let_act_for(scene, "principal", "manager")
    let_act_for(scene, "bureau", "colleague")
    text = visit.text("colleague", page(row))
    assert f'href="{doing(row, "accept")}?seen={row.version}"' in text

    form = visit.text("colleague", doing(row, "accept"))
    data = {"version": row.version, "acts_for": str(scene.uid("bureau"))}
    answer = visit("colleague", doing(row, "accept"), data)

    assert f'value="{scene.uid("bureau")}"' in form
    assert answer.status_code == 302
    assert told(row)[-1][1]["person"] == str(scene.uid("colleague"))
    assert told(row)[-1][1]["acts_for"] == str(scene.uid("bureau"))


def test_nobody_who_had_a_part_in_it_is_offered_to_act_for(visit, scene):
    row = scene.requested(GENERAL)
    let_act_for(scene, "director", "principal")

    form = visit.text("principal", doing(row, "accept"))
    before = everything()
    data = {"version": row.version, "acts_for": str(scene.uid("director"))}
    answer = visit("principal", doing(row, "accept"), data)

    assert str(scene.uid("director")) not in form
    assert everything() == before or answer.status_code == 302
    assert "acts_for" not in told(row)[-1][1]


def test_the_head_finds_it_on_his_desk_and_signs(visit, scene):
    post = head(scene)
    row = scene.registered()
    signoff = scene.asked(row, Action.LIST, "commission", ground="因故")

    desk = visit.text("head", "/desk/")
    answer = visit("head", f"/signoffs/{signoff.uid}/sign/{post}", {"version": 1})

    assert "签批挂牌督办" in desk
    assert f"/signoffs/{signoff.uid}/" in desk
    assert answer.status_code == 302
    assert "已签" in visit.text("commission", page(row))
