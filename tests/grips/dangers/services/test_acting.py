"""Hidden dangers are moved in the database: the whole way, and every refusal changes nothing."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from bazhua.grips.dangers.domain.closed_loop.rights import right_to
from bazhua.grips.dangers.domain.closed_loop.table import LOOP
from bazhua.grips.dangers.domain.closed_loop.terms import Action
from bazhua.infra.obligations.models import Obligation
from bazhua.infra.obligations.sweep import sweep
from bazhua.kernel.errors import (
    Forbidden,
    MissingKey,
    NoRuleInForce,
    NotAChoice,
    NotFound,
    OutOfRange,
    StaleState,
    TransitionRefused,
)
from bazhua.kernel.times import BEIJING
from bazhua.registry.domain.roles.table import MATRIX
from tests.grips.dangers.scene import (
    DAY,
    DUE_ON,
    GENERAL,
    HOUR,
    MAJOR,
    NOON,
    OVERSEER,
    OWNER,
    counted,
    due,
    everything,
    owed,
    stored,
    told,
)
from tests.registry.who.scene import department

FOUND_ON, LATER_ON = date(2026, 11, 23), date(2026, 11, 25)
WHY = {"ground": "因故"}
AFTER = DUE_ON + timedelta(days=30)


def last(day):
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=BEIJING)


def open_as(grade, value=1, day=FOUND_ON):
    return {("danger.open", day, codes(grade)): value}


def codes(grade, department="YJ", **more):
    given = {"department": department, "grade": grade, "industry": "none"} | more
    return tuple(sorted(given.items()))


UNGRADED = (("department", "YJ"), ("industry", "none"))
FOUND = {
    ("danger.found", FOUND_ON, UNGRADED): 1,
    ("danger.self_found", FOUND_ON, UNGRADED): 1,
}


def closed_as(grade, day, bucket="0"):
    """Return what a danger counts in that was closed in time."""
    return {
        ("danger.closed", day, codes(grade, bucket=bucket)): 1,
        ("danger.closed_in_time", day, codes(grade)): 1,
    }


def test_a_major_danger_goes_the_whole_way(scene):
    row = scene.registered()
    assert owed(row)[1:] == [("report_soon", OWNER, "open"), ("report_direct", OWNER, "open")]
    assert due(row, "danger.report_soon") == NOON + 2 * HOUR
    assert due(row, "danger.report_direct") == last(FOUND_ON)

    row = scene.do(row, Action.REPORT_UP, "manager")
    row = scene.do(row, Action.PLAN, "manager", plan=scene.plan())
    assert due(row, "danger.rectify") == last(DUE_ON)
    row = scene.do(row, Action.RECTIFY, "manager")
    row = scene.do(row, Action.REQUEST_ACCEPTANCE, "director", at=NOON + DAY)
    assert due(row, "danger.accept") == last(date(2026, 12, 4))
    row = scene.accept(row, at=NOON + 2 * DAY)
    row = scene.do(row, Action.CLOSE, "bureau", at=NOON + 2 * DAY)

    assert (row.state, row.grade, row.closed_at) == ("CLOSED", "MAJOR", NOON + 2 * DAY)
    assert row.acceptors == [str(scene.uid("bureau"))]
    assert row.fixers == sorted(str(scene.uid(name)) for name in ("manager", "worker", "director"))
    assert owed(row) == [
        ("register", OWNER, "done"),
        ("report_soon", OWNER, "done"),
        ("report_direct", OWNER, "done"),
        ("rectify", OWNER, "done"),
        ("accept", OVERSEER, "done"),
    ]
    assert counted(row) == (
        FOUND | open_as("MAJOR") | open_as("MAJOR", -1, LATER_ON) | closed_as("MAJOR", LATER_ON)
    )


def test_a_general_danger_is_accepted_within_the_firm(scene):
    row = scene.requested(GENERAL)
    assert owed(row)[-1] == ("accept", OWNER, "open")

    row = scene.do(row, Action.ACCEPT, "principal")
    row = scene.do(row, Action.CLOSE, "manager")

    assert (row.state, row.grade, row.marks) == ("CLOSED", "GENERAL", [])
    assert {outcome for _, _, outcome in owed(row)} == {"done"}
    assert counted(row) == FOUND | closed_as("GENERAL", FOUND_ON)


def test_every_move_is_told_with_clause_and_persons(scene):
    row = scene.do(scene.requested(GENERAL), Action.REJECT, "town", **WHY)

    kind, data = told(row)[-1]
    assert kind == "danger.moved"
    assert data == {
        "action": "REJECT",
        "clause": "BZ/HAZ-INDEPENDENT",
        "from": "ACCEPT_REQUESTED",
        "to": "RECTIFYING",
        "grade": "GENERAL",
        "person": str(scene.uid("town")),
        "ground": "因故",
    }


def test_what_is_rejected_is_to_be_put_right_once_more(scene):
    row = scene.do(scene.requested(), Action.REJECT, "bureau", **WHY)

    assert owed(row)[-2:] == [("accept", OVERSEER, "done"), ("rectify", OWNER, "open")]
    assert row.fixers == stored(row).fixers != []


def test_an_unreported_major_danger_calls_its_post_before_the_day_ends(scene):
    row = scene.registered()

    sweep(NOON + 2 * HOUR)

    events = [kind for kind, _ in told_of_duty(row, "danger.report_soon")]
    assert events == ["obligation.opened", "obligation.missed", "obligation.called",
                      "obligation.nobody_answered"]  # fmt: skip
    assert owed(row)[2] == ("report_direct", OWNER, "open")


def told_of_duty(row, kind):
    return told(Obligation.objects.get(subject_uid=row.uid, kind=kind))


def test_an_upgrade_takes_the_acceptance_away(scene):
    row = scene.do(scene.requested(GENERAL), Action.ACCEPT, "principal")

    row = scene.do(row, Action.UPGRADE, "bureau", at=NOON + 2 * DAY)

    assert (row.state, row.grade, row.acceptors) == ("ACCEPT_REQUESTED", "MAJOR", [])
    assert owed(row)[-3:] == [
        ("report_soon", OWNER, "open"),
        ("report_direct", OWNER, "open"),
        ("accept", OVERSEER, "open"),
    ]
    assert due(row, "danger.report_direct") == last(LATER_ON)
    assert counted(row) == FOUND | open_as("GENERAL") | open_as("GENERAL", -1, LATER_ON) | open_as(
        "MAJOR", 1, LATER_ON
    )


def test_a_downgrade_leaves_nothing_to_report(scene):
    row = scene.do(scene.registered(), Action.PROPOSE_DOWNGRADE, "bureau", **WHY)

    row = scene.do(row, Action.CONFIRM_DOWNGRADE, "colleague")

    assert (row.grade, row.marks) == ("GENERAL", ["REGRADED"])
    assert [outcome for _, _, outcome in owed(row)] == ["done", "lapsed", "lapsed"]


def test_more_time_moves_the_day(scene):
    row = scene.do(scene.rectifying(), Action.REQUEST_EXTENSION, "manager", **WHY)

    row = scene.approved(row, Action.GRANT_EXTENSION, due_on=AFTER)

    assert (row.due_on, row.marks) == (AFTER, [])
    assert owed(row)[-3:] == [
        ("rectify", OWNER, "lapsed"),
        ("decide_extension", OVERSEER, "done"),
        ("rectify", OWNER, "open"),
    ]
    assert due(row, "danger.rectify") == last(AFTER)


def test_a_transfer_changes_who_sees_it_and_who_supervises(scene):
    department("ZJ", 1)

    row = scene.do(scene.found(), Action.TRANSFER, "bureau", receiver="ZJ", **WHY)

    assert (row.dept_mask, row.overseer) == (0b10, "post:vacant")
    assert owed(row) == [("register", OWNER, "lapsed"), ("register", OWNER, "open")]
    (duty,) = Obligation.objects.filter(subject_uid=row.uid, outcome="")
    assert (duty.dept_mask, duty.due_at) == (0b10, last(FOUND_ON))
    assert counted(row) == FOUND | {("danger.open", FOUND_ON, codes("none", "ZJ")): 1}


def test_who_lists_files_and_publishes_it(scene):
    row = scene.approved(scene.registered(), Action.LIST, "commission", **WHY)

    duties = [(kind, outcome) for kind, _, outcome in owed(row)][-2:]
    assert duties == [("file_listing", "open"), ("publish_listing", "open")]


def test_a_decision_on_more_time_ends_its_duty(scene):
    row = scene.do(scene.rectifying(), Action.REQUEST_EXTENSION, "manager", **WHY)
    assert owed(row)[-1] == ("decide_extension", OVERSEER, "open")

    row = scene.do(row, Action.REFUSE_EXTENSION, "bureau", **WHY)

    assert owed(row)[-1] == ("decide_extension", OVERSEER, "done")


def test_a_duplicate_ends_with_its_duties(scene):
    twin = scene.registered()

    row = scene.do(scene.found(), Action.MERGE, "bureau", twin=twin.uid)

    assert (row.state, row.merged_into_uid) == ("MERGED", twin.uid)
    assert owed(row) == [("register", OWNER, "lapsed")]
    assert counted(row) == FOUND


def test_a_listed_danger_is_taken_off_before_it_is_closed(scene):
    row = scene.approved(scene.requested(), Action.LIST, "commission", **WHY)
    row = scene.accept(row)
    with pytest.raises(TransitionRefused):
        scene.do(row, Action.CLOSE, "bureau")

    row = scene.do(scene.do(row, Action.DELIST, "commission"), Action.REPORT_UP, "manager")

    assert scene.do(row, Action.CLOSE, "bureau").state == "CLOSED"


def test_an_item_of_a_catalogue_makes_it_major(scene):
    row = scene.do(scene.found(), Action.REGISTER, "manager", grade=MAJOR, item="GM-12.2")

    assert (row.item, row.grade) == ("GM-12.2", "MAJOR")


REFUSED = {
    "without a grade": ("found", Action.REGISTER, "manager", {}),
    "no such step": ("found", Action.CLOSE, "bureau", {}),
    "not his role": ("registered", Action.PLAN, "bureau", {}),
    "not placed": ("half_planned", Action.RECTIFY, "manager", {}),
    "who planned it": ("requested", Action.ACCEPT, "manager", {}),
    "within the firm": ("signed", Action.ACCEPT, "principal", {}),
    "no experts": ("requested", Action.ACCEPT, "bureau", {}),
    "rejected without a reason": ("requested", Action.REJECT, "bureau", {}),
    "to nobody": ("found", Action.TRANSFER, "bureau", WHY),
    "into nothing": ("found", Action.MERGE, "bureau", {}),
    "a general one reported": ("general", Action.REPORT_UP, "manager", {}),
    "upgraded twice": ("registered", Action.UPGRADE, "manager", {}),
    "nothing proposed": ("registered", Action.CONFIRM_DOWNGRADE, "bureau", {}),
    "his own proposal": ("proposed", Action.CONFIRM_DOWNGRADE, "bureau", {}),
    "time that nobody signed": ("asked", Action.GRANT_EXTENSION, "bureau", {"due_on": AFTER}),
    "not asked": ("rectifying", Action.GRANT_EXTENSION, "bureau", {"due_on": AFTER}),
    "without approval": ("stopped", Action.COERCE, "bureau", WHY),
    "listed by nobody's signature": ("registered", Action.LIST, "commission", WHY),
    "while stopped": ("stopped_accepted", Action.CLOSE, "bureau", {}),
    "listed twice": ("listed", Action.LIST, "commission", {}),
}


PREPARED = {
    "general": lambda scene: scene.registered(GENERAL),
    "half_planned": lambda scene: scene.do(
        scene.registered(), Action.PLAN, "manager", plan=scene.plan(emergency_plan="")
    ),
    "proposed": lambda scene: scene.do(
        scene.registered(), Action.PROPOSE_DOWNGRADE, "bureau", **WHY
    ),
    "asked": lambda scene: scene.do(scene.rectifying(), Action.REQUEST_EXTENSION, "manager", **WHY),
    "stopped": lambda scene: scene.do(scene.rectifying(), Action.ORDER_STOP, "bureau"),
    "stopped_accepted": lambda scene: scene.do(scene.accepted(), Action.ORDER_STOP, "bureau"),
    "listed": lambda scene: scene.approved(scene.rectifying(), Action.LIST, "commission", **WHY),
    "signed": lambda scene: scene.signed(scene.requested()),
    "general_asked": lambda scene: scene.do(
        scene.rectifying(GENERAL), Action.REQUEST_EXTENSION, "manager", **WHY
    ),
}


def prepared(scene, name):
    return PREPARED[name](scene) if name in PREPARED else getattr(scene, name)()


@pytest.mark.parametrize(("state", "action", "who", "brought"), REFUSED.values(), ids=REFUSED)
def test_a_condition_that_does_not_hold_changes_nothing(scene, state, action, who, brought):
    row = prepared(scene, state)
    before = everything()

    with pytest.raises(TransitionRefused):
        scene.do(row, action, who, **brought)

    assert everything() == before


UNFIT = {
    "grade below its item": (
        "found", Action.REGISTER, "manager", {"grade": GENERAL, "item": "GM-12.2"}, NotAChoice,
    ),
    "unknown item": (
        "found", Action.REGISTER, "manager", {"grade": MAJOR, "item": "GM-99.9"}, NoRuleInForce,
    ),
    "unknown department": (
        "found", Action.TRANSFER, "bureau", {"receiver": "??", **WHY}, NotAChoice,
    ),
    "no day": ("general_asked", Action.GRANT_EXTENSION, "bureau", {}, MissingKey),
    "no later day": (
        "general_asked", Action.GRANT_EXTENSION, "bureau", {"due_on": DUE_ON}, OutOfRange,
    ),
    "unknown twin": ("found", Action.MERGE, "bureau", {"twin": UUID(int=5)}, NotFound),
    "out of scope": ("found", Action.TRANSFER, "elsewhere", {}, NotFound),
    "may only look": ("found", Action.TRANSFER, "viewer", {}, Forbidden),
}  # fmt: skip


@pytest.mark.parametrize(
    ("state", "action", "who", "brought", "refusal"), UNFIT.values(), ids=UNFIT
)
def test_what_does_not_fit_changes_nothing(scene, state, action, who, brought, refusal):
    row = prepared(scene, state)
    before = everything()

    with pytest.raises(refusal):
        scene.do(row, action, who, **brought)

    assert everything() == before


def test_it_is_too_late_to_ask_for_more_time(scene):
    row = scene.rectifying()
    before = everything()

    with pytest.raises(TransitionRefused):
        scene.do(row, Action.REQUEST_EXTENSION, "manager", at=NOON + 30 * DAY, **WHY)

    assert everything() == before


def test_of_two_who_act_on_what_they_saw_the_second_is_refused(scene):
    seen = scene.requested()
    scene.do(seen, Action.REJECT, "bureau", **WHY)
    before = everything()

    with pytest.raises(StaleState):
        scene.do(seen, Action.ACCEPT, "colleague")
    with pytest.raises(TransitionRefused):
        scene.do(stored(seen), Action.ACCEPT, "colleague")

    assert everything() == before


def test_every_role_of_the_table_has_the_right_that_its_act_needs():
    lacking = {
        (edge.action, role)
        for edge in LOOP.edges
        for role in edge.roles - MATRIX["danger", right_to(edge.action)]
    }

    assert lacking == set()


def test_an_act_costs_a_bounded_number_of_queries(scene, django_assert_max_num_queries):
    row = scene.signed(scene.requested())
    other = scene.signed(scene.requested())

    with django_assert_max_num_queries(35) as one:
        scene.do(row, Action.ACCEPT, "bureau")
    with django_assert_max_num_queries(len(one)):
        scene.do(other, Action.ACCEPT, "bureau")
