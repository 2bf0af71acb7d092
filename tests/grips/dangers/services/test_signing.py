"""Signatures about hidden dangers: each expert for himself, the head before a cut, a list, more time."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.grips.dangers.domain.terms import Sector
from bazhua.infra.obligations.core.hands import NotAPerson
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.roster.delegation import Delegation
from bazhua.infra.roster.holders import own_address
from bazhua.infra.roster.services import delegate
from bazhua.infra.roster.spans import Span
from bazhua.infra.signoff.core.refusals import AskedAlready, NoSigner, SigningRefused
from bazhua.infra.signoff.core.signing import Outcome
from bazhua.infra.signoff.models import SignatureRow, SignOffRow
from bazhua.infra.signoff.rows import sheet_of
from bazhua.kernel.errors import (
    Forbidden,
    MissingKey,
    NotAChoice,
    NotFound,
    OutOfRange,
    StaleState,
    TransitionRefused,
)
from bazhua.registry.domain.organisations import OrganisationKind
from tests.grips.dangers.scene import (
    DAY,
    DUE_ON,
    GENERAL,
    HOUR,
    JUDGES,
    MAJOR,
    NOON,
    everything,
    head,
    office_post,
    stored,
    told,
)
from tests.registry.who.scene import COUNTY, body, grant, person

WHY = {"ground": "因故"}
AFTER = DUE_ON + timedelta(days=30)
YEAR = Span(NOON - DAY, NOON + 365 * DAY)


def standing(row):
    return SignOffRow.objects.filter(subject_uid=row.uid, over_at=None)


def owed(signoff):
    rows = Obligation.objects.filter(subject_uid=signoff.uid).order_by("pk")
    return [(one.kind, one.holder, one.outcome or one.state) for one in rows]


def second_expert(scene):
    scene.persons["second"] = person("second")
    grant(scene.persons["second"], "R14", COUNTY, assignment=JUDGES)
    return "second"


def test_every_named_expert_signs_before_a_major_one_is_accepted(scene):
    second = second_expert(scene)
    row = scene.requested()
    signoff = scene.asked(row, experts=scene.experts("expert", second))
    own = [own_address(str(scene.uid(name))) for name in ("expert", second)]
    assert owed(signoff) == [("danger.sign_accept", one, "open") for one in sorted(own)]

    scene.sign(signoff, "expert")
    with pytest.raises(TransitionRefused):
        scene.do(row, Action.ACCEPT, "bureau")
    scene.sign(signoff, second)
    row = scene.do(row, Action.ACCEPT, "bureau")

    assert row.state == "ACCEPTED"
    assert told(row)[-1][1]["experts"] == sorted(str(scene.uid(n)) for n in ("expert", second))
    assert {how for _, _, how in owed(signoff)} == {"done"}
    assert not standing(row).exists()


def test_a_general_one_is_accepted_without_any_signature(scene):
    row = scene.do(scene.requested(GENERAL), Action.ACCEPT, "principal")

    assert (row.state, SignOffRow.objects.count()) == ("ACCEPTED", 0)


def test_an_expert_who_refuses_keeps_it_from_being_accepted(scene):
    row = scene.requested()
    signoff = scene.asked(row, experts=scene.experts())
    scene.sign(signoff, "expert", outcome=Outcome.REFUSE, reason="报警未联锁")

    with pytest.raises(TransitionRefused):
        scene.do(row, Action.ACCEPT, "bureau")

    again = scene.signed(row)
    assert scene.do(again, Action.ACCEPT, "bureau").state == "ACCEPTED"


def test_signatures_of_one_round_do_not_count_in_the_next(scene):
    row = scene.do(scene.signed(scene.requested()), Action.REJECT, "bureau", **WHY)
    row = scene.do(row, Action.REQUEST_ACCEPTANCE, "director")

    with pytest.raises(TransitionRefused):
        scene.do(row, Action.ACCEPT, "bureau")

    assert SignOffRow.objects.get().over_at is not None


def test_a_danger_that_has_changed_is_signed_anew(scene):
    row = scene.do(scene.rectifying(), Action.REQUEST_EXTENSION, "manager", **WHY)
    post = head(scene)
    signoff = scene.asked(row, Action.GRANT_EXTENSION, due_on=AFTER)
    scene.sign(signoff, "head", post)

    row = scene.do(row, Action.PLAN, "manager", plan=scene.plan(measure="另装一套"))

    signoff.refresh_from_db()
    assert (signoff.state, signoff.revision, len(signoff.sheets)) == ("OPEN", 2, 2)
    with pytest.raises(TransitionRefused):
        scene.do(row, Action.GRANT_EXTENSION, "bureau")
    scene.sign(signoff, "head", post)
    assert scene.do(row, Action.GRANT_EXTENSION, "bureau").due_on == AFTER


def test_what_leaves_the_danger_as_it_was_shown_voids_nothing(scene):
    row = scene.signed(scene.requested())

    row = scene.do(row, Action.REPORT_UP, "manager")

    assert scene.do(row, Action.ACCEPT, "bureau").state == "ACCEPTED"


def test_the_day_that_was_signed_is_granted_and_no_other(scene):
    row = scene.do(scene.rectifying(), Action.REQUEST_EXTENSION, "manager", **WHY)
    post = head(scene)
    scene.sign(scene.asked(row, Action.GRANT_EXTENSION, due_on=AFTER), "head", post)

    row = scene.do(row, Action.GRANT_EXTENSION, "bureau", due_on=AFTER + 99 * DAY)

    assert row.due_on == AFTER


def test_a_cut_waits_for_the_head_and_for_the_time_of_the_notice(scene):
    row = scene.do(scene.rectifying(), Action.ORDER_STOP, "bureau")
    post = head(scene)
    signoff = scene.asked(row, Action.COERCE, noticed_at=NOON, **WHY)
    with pytest.raises(TransitionRefused):
        scene.do(row, Action.COERCE, "bureau", at=NOON + 2 * DAY)
    scene.sign(signoff, "head", post)

    with pytest.raises(TransitionRefused):
        scene.do(row, Action.COERCE, "bureau", at=NOON + DAY - timedelta(seconds=1))
    row = scene.do(row, Action.COERCE, "bureau", at=NOON + DAY)

    assert "COERCED" in row.marks
    assert told(row)[-1][1]["ground"] == "因故"
    with pytest.raises(TransitionRefused):
        scene.do(row, Action.END_COERCION, "bureau", at=NOON + 2 * DAY)
    row = scene.do(row, Action.END_COERCION, "bureau", at=NOON + 2 * DAY, ground="现场查实已停产")
    assert "COERCED" not in row.marks


def test_in_an_emergency_that_was_signed_power_is_cut_at_once(scene):
    row = scene.do(scene.rectifying(), Action.ORDER_STOP, "bureau")

    row = scene.approved(row, Action.COERCE, emergency="氨气正在泄漏", **WHY)

    assert "COERCED" in row.marks


def test_a_coal_mine_resumes_once_head_and_government_have_signed(scene):
    row = scene.found(sector=Sector.COAL)
    row = scene.do(row, Action.REGISTER, "manager", grade=MAJOR)
    row = scene.do(row, Action.ORDER_STOP, "bureau")
    scene.persons["mayor"] = person("mayor")
    government = body("示例县人民政府", COUNTY, kind=OrganisationKind.GOVERNMENT)
    mayor, post = office_post(government, scene.persons["mayor"]), head(scene)
    signoff = scene.asked(row, Action.LIFT_STOP, consent="矿安鲁〔2026〕9 号")

    with pytest.raises(SigningRefused):
        scene.sign(signoff, "mayor", f"post:{mayor.uid}")
    scene.sign(signoff, "head", post)
    with pytest.raises(TransitionRefused):
        scene.do(row, Action.LIFT_STOP, "bureau")
    scene.sign(signoff, "mayor", f"post:{mayor.uid}")

    assert scene.do(row, Action.LIFT_STOP, "bureau").marks == []
    assert "矿安鲁〔2026〕9 号" in {line.text.zh for line in sheet_of(signoff).lines}


def test_other_stops_are_lifted_without_a_signature(scene):
    row = scene.do(scene.rectifying(), Action.ORDER_STOP, "bureau")

    assert scene.do(row, Action.LIFT_STOP, "bureau").marks == []


UNASKED = {
    "no expert": ("requested", Action.ACCEPT, "bureau", {}, MissingKey),
    "somebody who is none": (
        "requested", Action.ACCEPT, "bureau", {"experts": ("viewer",)}, NotAChoice,
    ),
    "somebody unknown": (
        "requested", Action.ACCEPT, "bureau", {"experts": frozenset({UUID(int=5)})}, NotAPerson,
    ),
    "within the firm": (
        "requested", Action.ACCEPT, "principal", {"experts": ("expert",)}, TransitionRefused,
    ),
    "of a general one": (
        "general", Action.ACCEPT, "bureau", {"experts": ("expert",)}, TransitionRefused,
    ),
    "not yet": ("rectifying", Action.ACCEPT, "bureau", {"experts": ("expert",)}, TransitionRefused),
    "twice": ("signed", Action.ACCEPT, "bureau", {"experts": ("expert",)}, AskedAlready),
    "what nobody signs": ("requested", Action.REJECT, "bureau", WHY, TransitionRefused),
    "no day": ("more_time", Action.GRANT_EXTENSION, "bureau", {}, MissingKey),
    "no later day": (
        "more_time", Action.GRANT_EXTENSION, "bureau", {"due_on": DUE_ON}, OutOfRange,
    ),
    "no head on record": ("requested", Action.LIST, "commission", WHY, NoSigner),
    "a list without a reason": ("requested", Action.LIST, "commission", {}, MissingKey),
    "a cut without a notice": ("stopped", Action.COERCE, "bureau", WHY, MissingKey),
    "a notice that is still to come": (
        "stopped", Action.COERCE, "bureau", {"noticed_at": NOON + 9 * DAY, **WHY}, OutOfRange,
    ),
    "out of scope": ("requested", Action.ACCEPT, "elsewhere", {"experts": ("expert",)}, NotFound),
    "may only look": ("requested", Action.ACCEPT, "viewer", {"experts": ("expert",)}, Forbidden),
}  # fmt: skip

PREPARED = {
    "general": lambda scene: scene.requested(GENERAL),
    "signed": lambda scene: scene.signed(scene.requested()),
    "more_time": lambda scene: scene.do(
        scene.rectifying(), Action.REQUEST_EXTENSION, "manager", **WHY
    ),
    "stopped": lambda scene: scene.do(scene.rectifying(), Action.ORDER_STOP, "bureau"),
}


@pytest.mark.parametrize(
    ("state", "action", "who", "said", "refusal"), UNASKED.values(), ids=UNASKED
)
def test_what_cannot_be_asked_changes_nothing(scene, state, action, who, said, refusal):
    row = PREPARED[state](scene) if state in PREPARED else getattr(scene, state)()
    if isinstance(said.get("experts"), tuple):
        said = said | {"experts": scene.experts(*said["experts"])}
    before = everything()

    with pytest.raises(refusal):
        scene.asked(row, action, who, **said)

    assert everything() == before


def test_who_saw_another_version_asks_for_nothing(scene):
    row = scene.requested()
    row.version -= 1
    before = everything()

    with pytest.raises(StaleState):
        scene.asked(row, experts=scene.experts())

    assert everything() == before


@pytest.mark.parametrize("name", ["manager", "worker", "bureau"])
def test_no_expert_is_named_who_had_a_part_in_it_or_asks(scene, name):
    row = scene.requested()
    grant(scene.persons[name], "R14", COUNTY, assignment=JUDGES)
    before = everything()

    with pytest.raises(NotAChoice):
        scene.asked(row, experts=scene.experts(name))

    assert everything() == before


def let_act_for(scene, giver, taker):
    given = Delegation(str(scene.uid(giver)), str(scene.uid(taker)), YEAR)
    delegate(given, actor=scene.who(giver), at=NOON)


def test_the_head_lets_another_sign_and_both_are_on_record(scene):
    post = head(scene)
    row = scene.registered()
    signoff = scene.asked(row, Action.LIST, "commission", **WHY)
    let_act_for(scene, "head", "colleague")

    scene.sign(signoff, "colleague", post)

    taken = SignatureRow.objects.get()
    assert (taken.person, taken.giver) == (str(scene.uid("colleague")), str(scene.uid("head")))
    assert scene.do(row, Action.LIST, "commission").marks == ["LISTED"]


@pytest.mark.parametrize("taker", ["manager", "commission"])
def test_who_fixes_or_asks_signs_for_no_head(scene, taker):
    post = head(scene)
    row = scene.planned()
    signoff = scene.asked(row, Action.LIST, "commission", **WHY)
    let_act_for(scene, "head", taker)
    before = everything()

    with pytest.raises(SigningRefused):
        scene.sign(signoff, taker, post)

    assert everything() == before


def test_a_head_who_asks_himself_does_not_sign(scene):
    post = head(scene)
    grant(scene.persons["head"], "R02", 10)
    signoff = scene.asked(scene.registered(), Action.LIST, "head", **WHY)
    before = everything()

    with pytest.raises(SigningRefused):
        scene.sign(signoff, "head", post)

    assert everything() == before


def test_an_order_that_shortens_the_time_is_signed_with(scene):
    row = scene.do(scene.rectifying(), Action.REQUEST_EXTENSION, "manager", **WHY)
    head(scene)
    signoff = scene.asked(row, Action.GRANT_EXTENSION, due_on=AFTER)

    lines = {line.label.en: line.text.zh for line in sheet_of(signoff).lines}

    assert lines["To be put right by"] == DUE_ON.isoformat()
    assert lines["More time until"] == AFTER.isoformat()
    assert lines["Number"] == row.number


def test_a_merged_danger_leaves_nothing_to_sign(scene):
    head(scene)
    row = scene.registered()
    twin = scene.registered()
    signoff = scene.asked(row, Action.LIST, "commission", **WHY)

    scene.do(row, Action.MERGE, "bureau", twin=twin.uid)

    signoff.refresh_from_db()
    assert signoff.over_at == NOON + HOUR
    assert {how for _, _, how in owed(signoff)} == {"lapsed"}
    assert stored(row).state == "MERGED"


def test_signatures_are_owed_no_longer_than_the_rules_give(scene):
    row = scene.requested()

    signoff = scene.asked(row, experts=scene.experts())

    assert signoff.due_at.date() == date(2026, 12, 3)
    assert signoff.overseer == row.overseer
